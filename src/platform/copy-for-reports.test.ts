import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { smallServer } from '#test/small-server';
import { type Standby, startStandby } from '#test/standby';
import { modules } from '../modules/all.ts';
import { openCopyForReports } from './copy-for-reports.ts';
import { type Database, one, openDatabase, publicScope } from './database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrations.ts';
import { root } from './root.ts';
import { route } from './route.ts';
import { sql } from './sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-copy-'));
let [primary, standby] = [] as unknown as [EmbeddedPostgres, Standby];
let [database, copy] = [] as unknown as [Database, Database];
let reports: ReturnType<typeof openCopyForReports>;
const said: string[] = [];

beforeAll(async () => {
  primary = await startEmbeddedPostgres({ home: join(folder, 'primary'), log: () => {}, throwAway: true });
  await migrate(primary.url, root);
  await onDatabase(primary.url, (client) =>
    client.query('create table public.day (number int); grant select on public.day to public'),
  );
  standby = await startStandby(primary.url, join(folder, 'standby'));
  const open = (url: string) => openDatabase({ url, size: 2, log: () => {}, personalKeys: sameKeysElsewhere() });
  [database, copy] = [open(primary.url), open(standby.url)];
  reports = openCopyForReports({ database, copy, log: (line) => said.push(line), every: 20, mostBehind: 300 });
}, 60_000);

afterAll(async () => {
  await reports.close();
  await database.close();
  await standby.stop();
  await primary.stop();
  rmSync(folder, { recursive: true });
});

const isCopy = sql`select pg_is_in_recovery() as "isCopy"`;
const lastDay = sql`select coalesce(max(number), 0) as day from public.day`;

const fromCopy = async (): Promise<boolean> =>
  (await reports.read(publicScope, (db) => one<{ isCopy: boolean }>(db, isCopy))).isCopy;

const enter = (day: number) =>
  onDatabase(primary.url, (client) => client.query('insert into public.day values ($1)', [day]));

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}

describe('reports', { timeout: 20_000 }, () => {
  test('come from the copy once it has all that was written', async () => {
    await enter(1);
    await until(fromCopy);
    await until(async () => (await reports.read(publicScope, (db) => one<{ day: number }>(db, lastDay))).day === 1);
    expect(said).toEqual(['Reports are read from the copy of the database.']);
  });

  test('by a route that reports and asks; whatever is acted upon is read where it lies', async () => {
    const asking = (url: string, reports: boolean) =>
      route({
        ...{ method: 'GET', url, may: 'public', reports, answers: 'json' },
        run: async (call) => ({ kind: 'json', body: await call.read((db) => one(db, isCopy)) }),
      });
    const http = await smallServer({ database, reports, routes: [asking('/report', true), asking('/desk', false)] });
    const asked = async (url: string) => (await http.inject(url)).json();
    expect([await asked('/report'), await asked('/desk')]).toEqual([{ isCopy: true }, { isCopy: false }]);
    await http.close();
  });

  test('come from the database while the copy is too far behind, and from the copy when it has caught up', async () => {
    await onDatabase(standby.url, (client) => client.query('select pg_wal_replay_pause()'));
    await enter(2);
    await until(async () => !(await fromCopy()));
    expect((await reports.read(publicScope, (db) => one<{ day: number }>(db, lastDay))).day).toBe(2);
    expect(said.at(-1)).toBe('Reports are read from the database itself: the copy is too far behind.');
    await onDatabase(standby.url, (client) => client.query('select pg_wal_replay_resume()'));
    await until(fromCopy);
  });

  test('come from the database when the copy breaks off in the middle, and nobody notices', async () => {
    await until(fromCopy);
    await standby.stop();
    expect(await fromCopy()).toBe(false);
    await until(async () => said.at(-1) === 'Reports are read from the database itself: the copy is away.');
  });

  test('are figures, their lists and their papers, and nothing that somebody acts upon', () => {
    const reporting = modules.flatMap(({ routes = [] }) => routes.filter((each) => each.reports));
    expect(reporting.filter(({ method }) => method !== 'GET')).toEqual([]);
    const places = new Set(reporting.map(({ url }) => /^(\/can-bo)?\/[a-z-]+/.exec(url)?.[0]));
    expect([...places].sort()).toEqual(['/can-bo/chi-so', '/can-bo/thong-ke', '/cong-khai']);
    expect(reporting.map(({ url }) => url)).not.toContain('/can-bo/thong-ke/hom-nay');
  });
});
