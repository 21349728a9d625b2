import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#platform/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrations';
import { root } from '#platform/root';
import { cast } from '#test/cast';
import { layTestKey, sameKeysElsewhere } from '#test/personal-keys';
import { loadPeople } from '../../src/demonstration/load-demonstration.ts';
import { freePort, motcua, type Program, untilAnswers } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-gone-'));
chmodSync(folder, 0o711);

let postgres: EmbeddedPostgres;
let product: Program;
let address = '';

const startPostgres = () => startEmbeddedPostgres({ home: join(folder, 'database'), log: () => {}, throwAway: true });

beforeAll(async () => {
  postgres = await startPostgres();
  await migrate(postgres.url, root);
  const database = openDatabase({ url: postgres.url, size: 2, log: () => {}, personalKeys: sameKeysElsewhere() });
  await loadPeople(database, Date.parse('2026-01-01T00:00:00Z'));
  await database.close();
  const port = await freePort();
  layTestKey(join(folder, 'home'));
  product = motcua(['start'], { PORT: port, MOTCUA_HOME: join(folder, 'home'), DATABASE_URL: postgres.url });
  await product.saying('is serving');
  address = `http://localhost:${port}`;
}, 60_000);

afterAll(async () => {
  product.process.kill('SIGKILL');
  await product.ended;
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

type Fields = Readonly<Record<string, string>>;

/** One browser: its cookie, and forms without scripts. */
function browser() {
  const cookies = new Map<string, string>();
  const ask = async (path: string, fields?: Fields) => {
    const answer = await fetch(`${address}${path}`, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
  return { ask };
}

/** What the form of a page to `action` would send before anybody types. */
function fieldsOf(html: string, action: string): Fields {
  const [, form = ''] = html.split(`action="${action}"`);
  const hidden = form.split('</form>')[0]?.matchAll(/<input type="hidden" name="([^"]+)" value(?:="([^"]*)")?/g) ?? [];
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
}

async function count<T>(statement: string): Promise<T> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<{ value: T }>(statement)).rows[0]?.value as T;
  } finally {
    await client.end();
  }
}

/** Eight at a time ask again and again, so that some are answered while the database goes; gives what they were answered. */
function askWithoutEnd(ask: () => Promise<{ readonly status: number }>) {
  const answers = new Set<number>();
  let going = true;
  const one = async () => {
    while (going) answers.add((await ask().catch(() => ({ status: 0 }))).status);
  };
  const all = Promise.all(Array.from({ length: 8 }, one));
  const end = async () => {
    going = false;
    await all;
    return [...answers].sort();
  };
  return { end };
}

const countDaysAdded = () =>
  count<number>("select count(*)::int as value from platform.event where type = 'calendar.days_added'");

test('the database gone for a while loses nothing that was typed, and nobody has to start anything again', {
  timeout: 60_000,
}, async () => {
  const year = '/can-bo/lich-lam-viec/2027';
  const form = `${year}/ngay-nghi`;
  const { ask } = browser();
  await ask('/dang-nhap/trinh-dien', { account: cast['administrator Thu'], to: '/' });
  const page = await ask(year);
  expect(page.status).toBe(200);
  const day = { day: '11/02/2027', kind: 'compensatory', name: 'Nghỉ bù Tết "Đinh Mùi"', legalRef: 'Thông báo 1' };
  const typed = { ...fieldsOf(page.body, form), ...day };

  const underWay = askWithoutEnd(() => ask(year));
  await sleep(300);
  await postgres.stop();
  expect(await underWay.end()).toEqual([200, 503]);
  for (const path of ['/', '/thu-tuc', year, '/readyz']) {
    const gone = await ask(path);
    expect([path, gone.status]).toEqual([path, 503]);
    expect(Number(gone.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await ask('/healthz')).status).toBe(200);
  const sent = await ask(form, typed);
  expect(sent.status).toBe(503);
  const kept = fieldsOf(sent.body, form);
  expect(kept).toEqual(typed);
  await sleep(3_000);
  expect(product.process.exitCode).toBe(null);
  expect((await ask('/healthz')).status).toBe(200);

  postgres = await startPostgres();
  await untilAnswers(address, '/readyz', 200);
  const answers = [await ask(form, kept), await ask(form, kept)];
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(answers.map(({ headers }) => headers.get('location'))).toEqual([year, year]);
  expect((await ask(year)).body).toContain('Nghỉ bù Tết');
  expect(await countDaysAdded()).toBe(1);

  await count("select graphile_worker.add_job('retention.let_go') is not null as value");
  const patience = Date.now() + 15_000;
  const waiting = () => count<number>('select count(*)::int as value from graphile_worker.jobs where run_at <= now()');
  while ((await waiting()) > 0 && Date.now() < patience) await sleep(200);
  expect(await waiting()).toBe(0);

  product.process.kill('SIGTERM');
  const { code, err } = await product.ended;
  expect(code).toBe(0);
  expect(err).not.toMatch(/unhandled|unexpected error/i);
});
