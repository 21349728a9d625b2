import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Database } from '#platform/database';
import type { Tools } from '#platform/tools';
import { agencies } from '#test/cast';
import { withOwnDatabase } from '#test/database';
import { type Burst, type BurstSize, fileInABurst } from '#test/file-in-a-burst';
import { bundleProgram } from '../../build-server.ts';
import { readDossierCode } from './dossier-code.ts';
import { numbersHaveNoGap } from './invariants.ts';

const oneTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

const numbersOf = (bursts: readonly Burst[]) =>
  bursts
    .flatMap(({ codes }) => codes)
    .map((code) => readDossierCode(code)?.number ?? 0)
    .toSorted((a, b) => a - b);

/** What stands in the database agrees with what the filers were told. */
async function expectNoGap(database: Database): Promise<void> {
  expect(await numbersHaveNoGap.violations(database, [agencies.a], undefined as unknown as Tools)).toEqual([]);
}

/** Starts a process that files, and returns a function that lets it begin. */
async function filer(program: string, url: string, { connections, count }: BurstSize): Promise<() => Promise<Burst>> {
  const child = fork(program, [url, String(connections), String(count)], { execArgv: [] });
  const ended = once(child, 'exit');
  const told = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  expect(await told()).toBe('ready');
  return async () => {
    child.send('begin');
    const burst = await told();
    expect(await ended).toEqual([0, null]);
    return burst;
  };
}

describe('the codes of a day are numbered without gap or double', () => {
  test(
    'when thirty-two connections file at once and every second filing is undone after it took its number',
    () =>
      withOwnDatabase(async (database) => {
        const burst = await fileInABurst(database, { connections: 32, count: 200 });
        expect(burst.undone).toBe(100);
        expect(numbersOf([burst])).toEqual(oneTo(100));
        await expectNoGap(database);
      }, 32),
    30_000,
  );

  test('when two processes do so', async () => {
    const program = await bundleProgram('test/file-in-a-burst.ts');
    await withOwnDatabase(async (database, url) => {
      const half = { connections: 16, count: 100 };
      const filers = await Promise.all([filer(program, url, half), filer(program, url, half)]);
      const bursts = await Promise.all(filers.map((begin) => begin()));
      expect(bursts.map(({ undone }) => undone)).toEqual([50, 50]);
      expect(numbersOf(bursts)).toEqual(oneTo(100));
      const [one, other] = bursts.map((burst) => numbersOf([burst]));
      expect(Math.min(...other!)).toBeLessThan(Math.max(...one!));
      expect(Math.min(...one!)).toBeLessThan(Math.max(...other!));
      await expectNoGap(database);
    });
  }, 30_000);
});
