import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findEmbeddedPostgres } from '#platform/embedded-postgres';
import { onDatabase } from '#test/database';
import { childrenOf, productsOf } from '#test/products';
import { askToReload, noteOf } from '../../src/keeper/reload-door.ts';
import { freePort, motcua, type Program, untilAnswers } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-keeper-'));
chmodSync(folder, 0o711);
const home = join(folder, 'home');

let keeper: Program;
let port = '';
let address = '';
let settings: Readonly<Record<string, string>>;

beforeAll(async () => {
  port = await freePort();
  address = `http://localhost:${port}`;
  settings = { MOTCUA_HOME: home, MOTCUA_DEMO: '0', PORT: port };
  keeper = motcua(['start'], settings);
  await keeper.saying('is serving');
}, 60_000);

afterAll(async () => {
  keeper.process.kill('SIGTERM');
  await keeper.ended;
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

/** The processes that serve; the keeper is the door's one child. */
const products = (): number[] => productsOf(childrenOf(keeper.process.pid ?? 0)[0] ?? 0);

async function untilOneProduct(): Promise<number> {
  for (;;) {
    const [first, second] = products();
    if (first !== undefined && second === undefined) return first;
    await sleep(50);
  }
}

const postmaster = (): string => readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0] ?? '';

/** How many processes take jobs. */
async function workers(): Promise<number> {
  const url = new URL((await findEmbeddedPostgres(home)) ?? '');
  url.pathname = '/motcua';
  const { rows } = await onDatabase(url.href, (client) =>
    client.query<{ count: string }>(`select count(*) from pg_stat_activity where query ilike 'listen "jobs:insert"%'`),
  );
  return Number(rows[0]?.count);
}

async function untilWorkers(count: number): Promise<void> {
  for (const end = Date.now() + 20_000; (await workers()) !== count; await sleep(100))
    if (Date.now() > end) throw new Error(`${await workers()} processes take jobs, not ${count}.`);
}

describe.runIf(process.platform === 'linux')('whoever keeps the product serving', { timeout: 60_000 }, () => {
  test('starts it again when it is killed, over the same database, and answers for it meanwhile', async () => {
    const [killed, database] = [await untilOneProduct(), postmaster()];
    process.kill(killed, 'SIGKILL');
    while (products().includes(killed)) await sleep(20);
    await untilAnswers(address, '/readyz', 503);
    const meanwhile = await fetch(`${address}/ho-so`, { method: 'POST', body: 'a=b' });
    expect([meanwhile.status, meanwhile.headers.get('retry-after')]).toEqual([503, '3']);
    expect(await meanwhile.text()).toContain('đang khởi động lại');
    await expect(listenAt(Number(port))).rejects.toThrow('EADDRINUSE');
    await untilAnswers(address, '/readyz', 200);
    expect(await untilOneProduct()).not.toBe(killed);
    expect(postmaster()).toBe(database);
  });

  test('puts another in its place when asked, which then does all that the one before did', async () => {
    const [before, database] = [await untilOneProduct(), postmaster()];
    await untilWorkers(1);
    const { code, out } = await motcua(['reload'], settings).ended;
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('this version serves now') });
    const after = await untilOneProduct();
    expect(after).not.toBe(before);
    expect(postmaster()).toBe(database);
    await untilWorkers(1);
    await untilAnswers(address, '/readyz', 200);
  });

  test('lets the one before go on when the other does not come to serve', async () => {
    const before = await untilOneProduct();
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, 'throw new Error("no such table");');
    expect(await askToReload(home, Number(port), broken)).toEqual({
      refused: 'it ended before it served; the log of the product says why',
    });
    expect(await untilOneProduct()).toBe(before);
    await untilAnswers(address, '/readyz', 200);
    expect(await workers()).toBe(1);
  });

  test('gives up one that does not come to serve when whoever asked has gone', async () => {
    const before = await untilOneProduct();
    const hanging = join(folder, 'hanging.mjs');
    writeFileSync(hanging, 'setInterval(() => {}, 60_000);');
    const note = JSON.parse(readFileSync(noteOf(home, Number(port)), 'utf8')) as Record<string, string>;
    const asking = connect(Number(note.port), '127.0.0.1');
    asking.write(`${note.secret} ${hanging}\n`);
    const hung = (): number[] =>
      execFileSync('pgrep', ['-f', hanging], { encoding: 'utf8' }).trim().split('\n').map(Number);
    while (products().length === 0 || !isRunning(hanging)) await sleep(20);
    expect(hung()).toHaveLength(1);
    asking.destroy();
    while (isRunning(hanging)) await sleep(20);
    expect(await untilOneProduct()).toBe(before);
  });

  test('does nothing for somebody who does not know its secret', async () => {
    const before = await untilOneProduct();
    const note = noteOf(home, Number(port));
    const { port: door } = JSON.parse(readFileSync(note, 'utf8')) as { readonly port: number };
    const stranger = connect(door, '127.0.0.1');
    stranger.write(`${'0'.repeat(64)} ${join(folder, 'broken.mjs')}\n`);
    const said = await new Promise<string>((resolve) => {
      let words = '';
      stranger.on('data', (text) => (words += String(text))).on('close', () => resolve(words));
    });
    expect(said).toBe('');
    expect(await untilOneProduct()).toBe(before);
    expect(execFileSync('stat', ['-c', '%a', note], { encoding: 'utf8' }).trim()).toBe('600');
  });
});

test('a reload without anybody serving says so', async () => {
  const { code, err } = await motcua(['reload'], { ...settings, PORT: await freePort() }).ended;
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('No product serves on') });
});

async function listenAt(taken: number): Promise<void> {
  const server = createServer().listen(taken);
  await once(server, 'listening');
  server.close();
}

/** Whether a process runs that program. */
function isRunning(program: string): boolean {
  try {
    execFileSync('pgrep', ['-f', program]);
    return true;
  } catch {
    return false;
  }
}
