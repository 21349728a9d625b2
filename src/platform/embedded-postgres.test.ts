import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '#platform/root';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-ground-'));
chmodSync(folder, 0o711);

/** A disk of its own that a test may fill, where this machine lets us mount one. */
function mountSmallDisk(): string {
  const disk = join(folder, 'small-disk');
  mkdirSync(disk);
  const { status } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=112m,mode=711', 'none', disk]);
  return status === 0 ? disk : '';
}

const smallDisk = mountSmallDisk();
afterAll(() => {
  if (smallDisk) spawnSync('/bin/umount', [smallDisk]);
  rmSync(folder, { recursive: true, force: true });
});

let home = '';
let lines: string[] = [];
const log = (line: string) => lines.push(line);
const start = (more: { port?: number } = {}) => startEmbeddedPostgres({ home, log, throwAway: true, ...more });

async function ask<T>(url: string, sql: string): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ value: T }>(sql);
    return rows[0]?.value as T;
  } finally {
    await client.end();
  }
}

const serverPid = () => Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

async function refusal(attempt: Promise<EmbeddedPostgres>): Promise<EmbeddedPostgresError> {
  const error: unknown = await attempt.then(
    (server) => server.stop().then(() => 'it started'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EmbeddedPostgresError);
  return error as EmbeddedPostgresError;
}

/** Another process that starts the database on `home` and keeps it. */
async function launcher(): Promise<{ process: ChildProcess; url: string }> {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(root, 'src/platform/embedded-postgres.ts'))});
    const { url } = await startEmbeddedPostgres({ home: ${JSON.stringify(home)}, log: console.error, throwAway: true });
    console.log(url);
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { process: child, url };
}

async function killOutright(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a database that comes with the product', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    home = join(folder, 'made-once');
    const server = await start();
    await ask(server.url, "create table kept as select 'Nguyễn Thị Đào'::text as name");
    await server.stop();
  });

  beforeEach(() => {
    home = join(folder, 'made-once');
    lines = [];
  });

  test('is made the first time and found again the second, on the same port', async () => {
    home = join(folder, 'new');
    const first = await start();
    await first.stop();
    const second = await start();
    await second.stop();
    expect([first.found, second.found]).toEqual(['new', 'stopped']);
    expect(second.port).toBe(first.port);
    expect(existsSync(join(home, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  test('knows Vietnamese letters, checks its pages and asks for the password', async () => {
    const { url, stop } = await start();
    try {
      expect(await ask(url, 'select lower(name) as value from kept')).toBe('nguyễn thị đào');
      expect(await ask(url, "select to_tsvector('simple', 'Đỗ')::text as value")).toBe("'đỗ':1");
      const names =
        "select string_agg(n, ' ' order by n collate \"vi-x-icu\") as value from unnest(array['đ','tá','d','ta','tà']) n";
      expect(await ask(url, names)).toBe('d đ ta tà tá');
      expect(await ask(url, "select current_setting('data_checksums') as value")).toBe('on');
      const stranger = new URL(url);
      stranger.password = 'guess';
      await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    } finally {
      await stop();
    }
  });

  test('is refused to a second start while the first runs, which others may still find', async () => {
    const other = await launcher();
    try {
      const { code, message } = await refusal(start());
      expect(code).toBe('home_in_use');
      expect(message).toContain(`process ${other.process.pid}`);
      expect(await findEmbeddedPostgres(home)).toBe(other.url);
    } finally {
      await killOutright(other.process);
    }
    expect(await findEmbeddedPostgres(home)).toBeUndefined();
  });

  test('survives its launcher being killed outright', async () => {
    const other = await launcher();
    await ask(other.url, 'create table if not exists written_before_the_kill (at int)');
    await killOutright(other.process);
    const server = await start();
    expect(await ask(server.url, "select to_regclass('written_before_the_kill')::text as value")).toBe(
      'written_before_the_kill',
    );
    await server.stop();
  });

  test('is taken over when its server was left running, and stopped in the end', async () => {
    const held = await start();
    const pid = serverPid();
    rmSync(join(home, 'motcua.lock'));
    const server = await start();
    expect(server).toMatchObject({ found: 'running', port: held.port, url: held.url });
    expect(serverPid()).toBe(pid);
    await held.stop();
    await server.stop();
    await expect(ask(server.url, 'select 1')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('comes back on the same port when its server dies', async () => {
    const server = await start();
    process.kill(serverPid(), 'SIGQUIT');
    const patience = Date.now() + 20_000;
    let name: unknown;
    while (name === undefined && Date.now() < patience) {
      await sleep(100);
      name = await ask(server.url, 'select name as value from kept').catch(() => undefined);
    }
    expect(name).toBe('Nguyễn Thị Đào');
    expect(lines[0]).toContain('starting it again');
    await server.stop();
  });

  test('takes another port when the remembered one is taken, and says so when the port was fixed', async () => {
    const taken = Number(readFileSync(join(home, 'postgres/port'), 'utf8'));
    const intruder = createServer().listen(taken, '127.0.0.1');
    await once(intruder, 'listening');
    try {
      expect((await refusal(start({ port: taken }))).code).toBe('port_taken');
      const server = await start();
      expect(server.port).not.toBe(taken);
      await server.stop();
    } finally {
      intruder.close();
    }
  });

  test('ignores a lock left behind by a process that is gone or whose number was given to another', async () => {
    writeFileSync(join(home, 'motcua.lock'), JSON.stringify({ pid: process.pid, birth: 'long ago' }));
    const server = await start();
    await server.stop();
    expect(existsSync(join(home, 'motcua.lock'))).toBe(false);
  });

  test('says in one sentence when the folder cannot be written to', async () => {
    const file = join(folder, 'a-file');
    appendFileSync(file, '');
    home = join(file, 'var');
    const { code, message } = await refusal(start());
    expect(code).toBe('not_writable');
    expect(message).toContain(home);
    expect(message).not.toContain('\n');
  });

  test('says in one sentence when its password is gone, and works again with the file put back', async () => {
    const file = join(home, 'postgres/password');
    const password = readFileSync(file);
    writeFileSync(file, 'not the password');
    expect((await refusal(start())).code).toBe('password_lost');
    expect(existsSync(join(home, 'postgres/data/postmaster.pid'))).toBe(false);
    rmSync(file);
    expect((await refusal(start())).code).toBe('password_lost');
    writeFileSync(file, password, { mode: 0o600 });
    await (await start()).stop();
  });

  test.runIf(smallDisk)('says in one sentence when the disk is full, and works once there is room', async () => {
    home = join(smallDisk, 'var');
    const filling = join(smallDisk, 'filling');
    writeFileSync(filling, Buffer.alloc(92 * 1024 * 1024));
    expect((await refusal(start())).code).toBe('disk_full');
    rmSync(filling);
    await (await start()).stop();
    const rest = statfsSync(smallDisk);
    writeFileSync(filling, Buffer.alloc(rest.bavail * rest.bsize));
    const { code, message } = await refusal(start());
    expect(code).toBe('disk_full');
    expect(message).not.toContain('\n');
    rmSync(filling);
    await (await start()).stop();
  });

  test.runIf(process.getuid?.() === 0)('runs for root where no other account may enter', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    home = join(closed, 'var');
    const server = await start();
    expect(server.found).toBe('new');
    await server.stop();
  });
});
