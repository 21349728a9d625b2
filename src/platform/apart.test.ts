import { describe, expect, test } from 'vitest';
import { LostProcess, openApart } from './apart.ts';

const entry = 'src/platform/apart-process.test-data.ts';
const limits = { megabytes: 64, milliseconds: 10_000 };

interface Counted {
  readonly pid: number;
  readonly tasks: number;
}

describe('a task run apart', () => {
  test('has a process of its own, which ends with it', async () => {
    const apart = openApart();
    const one = await apart.run<Counted>(entry, 'count', limits);
    const other = await apart.run<Counted>(entry, 'count', limits);
    expect([one.tasks, other.tasks]).toEqual([1, 1]);
    expect(other.pid).not.toBe(one.pid);
    await expect.poll(() => isThere(one.pid) || isThere(other.pid)).toBe(false);
  });

  test('is done by a process that rested, for as long as it may rest', async () => {
    const apart = openApart();
    const one = await apart.run<Counted>(entry, 'count', { ...limits, rest: 200 });
    const other = await apart.run<Counted>(entry, 'count', { ...limits, rest: 200 });
    expect(other).toEqual({ pid: one.pid, tasks: 2 });
    await expect.poll(() => isThere(one.pid)).toBe(false);
    expect((await apart.run<Counted>(entry, 'count', limits)).tasks).toBe(1);
  });

  test('gets a fresh process where the one that rested has died', async () => {
    const apart = openApart();
    const { pid } = await apart.run<Counted>(entry, 'count', { ...limits, rest: 60_000 });
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isThere(pid)).toBe(false);
    const other = await apart.run<Counted>(entry, 'count', limits);
    expect(other.tasks).toBe(1);
  });

  test('that throws or does not end costs its process, whether or not it might have rested', async () => {
    const apart = openApart();
    await expect(apart.run(entry, 'throw', { ...limits, rest: 60_000 })).rejects.toThrow('as asked');
    await expect(apart.run(entry, 'hang', { ...limits, milliseconds: 300, rest: 60_000 })).rejects.toThrow(LostProcess);
    expect((await apart.run<Counted>(entry, 'count', limits)).tasks).toBe(1);
  });
});

describe('a process that is kept', () => {
  test('remembers what it was told, and ends with the work, however that ends', async () => {
    const apart = openApart({ atOnce: 1 });
    let pid = 0;
    await apart.keep(entry, limits, async ({ ask }) => {
      const first = await ask<Counted>('count');
      pid = first.pid;
      const besides = await apart.run<Counted>(entry, 'count', limits);
      expect(besides.pid).not.toBe(pid);
      expect(await ask('count')).toEqual({ pid, tasks: 2 });
    });
    await expect.poll(() => isThere(pid)).toBe(false);
    const failing = apart.keep(entry, limits, async ({ ask }) => {
      pid = (await ask<Counted>('count')).pid;
      throw new Error('no more');
    });
    await expect(failing).rejects.toThrow('no more');
    await expect.poll(() => isThere(pid)).toBe(false);
  });

  test('is waited for when there are too many, and refused when too many wait', async () => {
    const one = openApart({ kept: 1 });
    const pids = await Promise.all(
      [1, 2].map(() => one.keep(entry, limits, async ({ ask }) => (await ask<Counted>('count')).pid)),
    );
    expect(new Set(pids).size).toBe(2);
    const apart = openApart({ kept: 1, waiting: 0 });
    await apart.keep(entry, limits, async () => {
      await expect(apart.keep(entry, limits, async () => 1)).rejects.toMatchObject({ code: 'apart.busy' });
    });
    expect(await apart.keep(entry, limits, async () => 1)).toBe(1);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
