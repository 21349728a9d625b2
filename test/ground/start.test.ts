import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findEmbeddedPostgres } from '#platform/embedded-postgres';
import { freePort, motcua, type Program, untilAnswers } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-start-'));
chmodSync(folder, 0o711);
const home = join(folder, 'home');
const plain = { MOTCUA_HOME: home, MOTCUA_DEMO: '0' };

let product: Program;
let port = '';
let databaseUrl = '';

beforeAll(async () => {
  port = await freePort();
  product = motcua(['start'], { ...plain, PORT: port });
  await product.saying('is serving');
  databaseUrl = (await findEmbeddedPostgres(home)) ?? '';
}, 60_000);

afterAll(async () => {
  product.process.kill('SIGTERM');
  await product.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** The URL of the running product's PostgreSQL with some part of it changed. */
function changedUrl(change: Partial<Pick<URL, 'password' | 'pathname' | 'port' | 'search'>>): string {
  return Object.assign(new URL(databaseUrl), change).href;
}

/** Runs a statement in a database of the running product's PostgreSQL; gives the first column. */
async function inDatabase(pathname: string, statement: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: changedUrl({ pathname }) });
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text: statement, rowMode: 'array' });
    return rows.map(([first = '']) => first);
  } finally {
    await client.end();
  }
}

describe('a start that cannot succeed says why in one line', { timeout: 30_000 }, () => {
  async function refusal(settings: Readonly<Record<string, string>>, command = 'start'): Promise<string> {
    const { code, out, err } = await motcua([command], { PORT: await freePort(), ...plain, ...settings }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  }

  test.concurrent('when its port is taken', async ({ expect }) => {
    const other = createServer().listen(0, '0.0.0.0');
    await once(other, 'listening');
    const taken = String((other.address() as { port: number }).port);
    const line = await refusal({ PORT: taken, DATABASE_URL: changedUrl({ pathname: '/motcua' }) });
    other.close();
    expect(line).toMatch(`Port ${taken} is taken by another program.`);
  });

  test.concurrent('when another start holds the data folder', async ({ expect }) => {
    const line = await refusal({});
    expect(line).toMatch(/^Another Một Cửa \(process \d+\) is running on this data folder/);
  });

  test.concurrent('when the data folder cannot be written to', async ({ expect }) => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const line = await refusal({ MOTCUA_HOME: join(file, 'var') });
    expect(line).toMatch(`The data folder ${file}/var cannot be written to`);
  });

  test.concurrent('when a migration was changed after it had run, and so does the command that migrates', {
    timeout: 90_000,
  }, async ({ expect }) => {
    const own = mkdtempSync(join(folder, 'changed-'));
    await inDatabase('/postgres', 'create database changed_migration');
    const settings = { MOTCUA_HOME: own, DATABASE_URL: changedUrl({ pathname: '/changed_migration' }) };
    expect((await motcua(['migrate'], { ...plain, ...settings }).ended).code).toBe(0);
    const [first = ''] = await inDatabase(
      '/changed_migration',
      `update motcua_migrations.migration set checksum = 'other' where name = (select min(name) from motcua_migrations.migration) returning name`,
    );
    const says = `The migration ${first} was changed after it had run. Put it back as it was, and change the schema by a new one.`;
    expect(await refusal(settings)).toBe(says);
    expect(await refusal(settings, 'migrate')).toBe(says);
  });

  test.concurrent.each([
    ['nobody listens there', () => changedUrl({ port: '1', search: '' }), 'cannot be reached at 127.0.0.1:1'],
    [
      'there is no such host',
      () => 'postgres://a@no-such-host.invalid/x',
      'host cannot be found: no-such-host.invalid',
    ],
    ['the password is wrong', () => changedUrl({ password: 'guess' }), 'refused the user name or password'],
    ['it has no such database', () => changedUrl({ pathname: '/nothing' }), 'database of DATABASE_URL does not exist'],
  ])('when the database cannot be had: %s', async (_what, url, words) => {
    expect(await refusal({ DATABASE_URL: url() })).toContain(words);
  });

  test.concurrent('and several lines when several settings are wrong', async ({ expect }) => {
    const { code, err } = await motcua(['start'], { PORT: '3 000', MOTCUA_ENV: 'production', MOTCUA_DEMO: '1' }).ended;
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual([
      'PORT="3 000" is not a port number.',
      'MOTCUA_DEMO=1 cannot be used with MOTCUA_ENV=production: the demonstration signs people in by name.',
      'MOTCUA_ENV=production needs PUBLIC_URL with https.',
    ]);
  });
});

describe('beside a product that runs', { timeout: 30_000 }, () => {
  test('its commands use its database', async () => {
    const [migrating, checking, listing] = await Promise.all([
      motcua(['migrate'], plain).ended,
      motcua(['invariants'], plain).ended,
      motcua(['routes', '--json'], plain).ended,
    ]);
    expect(migrating).toMatchObject({ code: 0, out: 'The schema is up to date.\n', err: '' });
    expect(checking).toMatchObject({ code: 0, err: '' });
    expect(checking.out).toMatch(/^(holds {3}.*\n)+$/);
    expect((JSON.parse(listing.out) as { url: string }[]).map(({ url }) => url)).toContain('/can-bo/ho-so/:code');
    await untilAnswers(`http://127.0.0.1:${port}`, '/readyz', 200, 1);
  });

  test('another one works on the PostgreSQL that DATABASE_URL names', async () => {
    const second = await freePort();
    const url = changedUrl({ pathname: '/motcua' });
    const other = motcua(['start', 'web'], { ...plain, PORT: second, DATABASE_URL: url });
    await other.saying(`Found PostgreSQL at ${new URL(url).host}`);
    await untilAnswers(`http://127.0.0.1:${second}`, '/thu-tuc', 200);
    other.process.kill('SIGTERM');
    expect((await other.ended).code).toBe(0);
  });
});

describe('a product that is asked to stop', { timeout: 30_000 }, () => {
  test('finishes the request it is answering, has said no word of its libraries, and is found again by the next start', async () => {
    const body = 'code=H44.127-260310-0001&proof=0912345678';
    const slow = connect(Number(port), '127.0.0.1');
    let answer = '';
    slow.on('data', (part) => (answer += String(part)));
    slow.write(
      `POST /tra-cuu HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    );
    await sleep(300);
    product.process.kill('SIGTERM');
    await product.saying('finishing what is under way');
    await sleep(300);
    slow.write(body.slice(9));
    const { code, err } = await product.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    expect(answer.endsWith('</html>')).toBe(true);

    const began = performance.now();
    product = motcua(['start'], { ...plain, PORT: port });
    await product.saying(`Found the embedded PostgreSQL in ${home}`);
    await untilAnswers(`http://127.0.0.1:${port}`, '/readyz', 200);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
