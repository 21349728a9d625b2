import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationFiles } from '#platform/migrations';
import { root } from '#platform/root';
import { agencies } from '#test/cast';
import { onDatabase, serverUrl } from '#test/database';
import { certifiedCopiesFor, intakePath, signInOverHttp } from '#test/over-http';
import { pdf } from '#test/sample-files';
import { freePort, motcua, type Program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-two-'));
chmodSync(folder, 0o711);
const name = `motcua_two_products_${process.pid}`;
const url = Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;
const settings = { MOTCUA_HOME: join(folder, 'home'), DATABASE_URL: url };

let products: readonly Program[] = [];
let addresses: readonly [string, string] = ['', ''];

/** Both begin at once, on an empty database and an empty folder that they share. */
beforeAll(async () => {
  await onDatabase(serverUrl(), (server) => server.query(`create database ${name}`));
  const ports = [await freePort(), await freePort()] as const;
  products = ports.map((PORT) => motcua(['start'], { ...settings, PORT }));
  await Promise.all(products.map((product) => product.saying('is serving')));
  addresses = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`];
}, 120_000);

afterAll(async () => {
  for (const { process: program } of products) program.kill('SIGTERM');
  await Promise.all(products.map(({ ended }) => ended));
  await onDatabase(serverUrl(), (server) => server.query(`drop database if exists ${name} with (force)`));
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const ask = <R>(statement: string): Promise<R[]> =>
  onDatabase(url, async (client) => (await client.query(statement)).rows as R[]);

describe('two products on one database and one folder', { timeout: 60_000 }, () => {
  test('that begin at once migrate once and load the demonstration once', async () => {
    const [counted] = await ask<object>(`
      select (select count(*)::int from motcua_migrations.migration where name like '%.sql') as migrations,
        (select count(*)::int from organisation.agency where code = 'H44.127') as communes`);
    expect(counted).toEqual({ migrations: migrationFiles(root).length, communes: 1 });
  });

  test('know a session that began at the other, until it ends at either', async () => {
    const here = await signInOverHttp(addresses[0], 'clerk Bình');
    const there = here.at(addresses[1]);
    const page = await there.get('/can-bo');
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain('Trần Văn Bình');
    expect((await there.send('/dang-xuat', {})).status).toBe(303);
    expect((await here.get('/can-bo')).location).toContain('/dang-nhap');
  });

  test('take the parts of a file in turn, and hand out at one what was stored at the other', async () => {
    const here = await signInOverHttp(addresses[0], 'citizen An');
    const there = here.at(addresses[1]);
    const content = pdf(`4 0 obj\n(${randomBytes(300_000).toString('hex')})\nendobj`);
    const half = 250_000;
    const file = JSON.stringify({ field: 'file', name: 'Bản án.pdf', size: content.length, modified: 1 });
    const told = { form: '/tep', file };
    const first = await here.send('/tep/phan', { ...told, at: '0' }, content.subarray(0, half));
    expect(JSON.parse(first.body.toString())).toEqual({ at: half });
    const second = await there.send('/tep/phan', { ...told, at: `${half}` }, content.subarray(half));
    expect(JSON.parse(second.body.toString())).toEqual({ at: content.length });
    const sent = await there.send('/tep', { agency: agencies.a, tro_ve: '/nop-ho-so', _in_parts: file });
    expect(sent.status, sent.body.toString().slice(0, 500)).toBe(303);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const [stored] = await ask<{ id: string; agency: string }>(
      `select id, agency_id as agency from papers.file where sha256 = '${sha256}'`,
    );
    const handedOut = await here.get(`/tep/${stored?.agency}/${stored?.id}`);
    expect(createHash('sha256').update(handedOut.body).digest('hex')).toBe(sha256);
  });

  test('act once on a form that is sent to both at the same moment', async () => {
    const here = await signInOverHttp(addresses[0], 'clerk Bình');
    const form = { ...certifiedCopiesFor('Người gửi hai nơi'), _nonce: '01980000-0000-4000-8000-00000000f001' };
    const answers = await Promise.all([here, here.at(addresses[1])].map((each) => each.send(intakePath, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(await ask(`select from dossiers.dossier where owner_name = 'Người gửi hai nơi'`)).toHaveLength(1);
  });

  test('show at one at once what was received at the other, though the worklist was remembered', async () => {
    const here = await signInOverHttp(addresses[0], 'clerk Bình');
    const there = here.at(addresses[1]);
    const worklist = async () => (await there.get('/can-bo?xem=processing')).body.toString();
    for (const owner of ['Người thứ nhất', 'Người thứ hai']) {
      expect(await worklist()).toBe(await worklist());
      expect(await worklist()).not.toContain(owner);
      await here.send(intakePath, certifiedCopiesFor(owner));
      expect(await worklist()).toContain(owner);
    }
  });

  test('number dossiers without a gap while both receive', async () => {
    const here = await signInOverHttp(addresses[0], 'clerk Bình');
    const there = here.at(addresses[1]);
    const received = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        (i % 2 ? here : there).send(intakePath, certifiedCopiesFor(`Người số ${i}`)),
      ),
    );
    expect(received.map(({ status }) => status)).toEqual(Array.from({ length: 24 }, () => 303));
    const numbers = await ask<{ number: number }>(`
      select right(code, 4)::int as number from dossiers.dossier
      where agency_id = '${agencies.a}' and split_part(code, '-', 2) = (
        select split_part(code, '-', 2) from dossiers.dossier where owner_name = 'Người số 0')
      order by 1`);
    expect(numbers.length).toBeGreaterThanOrEqual(24);
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, i) => i + 1));
  });

  test('count together how often somebody asks', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.50' };
    const answers: number[] = [];
    for (let i = 0; i < 22; i += 1)
      answers.push(
        (await fetch(`${addresses[i % 2]}/tra-cuu`, { method: 'POST', headers, body: new FormData() })).status,
      );
    expect(answers.indexOf(429)).toBe(20);
    expect(answers.filter((status) => status === 429)).toHaveLength(2);
  });

  test('seal each row of the journals once', async () => {
    while ((await ask('select from platform.unsealed')).length > 0) await sleep(200);
    const [sealed] = await ask<{ rows: number; sealed: number }>(`
      select (select count(*)::int from platform.event) + (select count(*)::int from platform.access) as rows,
        (select sum(row_count)::int from platform.journal_block) as sealed`);
    expect(sealed?.sealed).toBeGreaterThan(50);
    expect(sealed?.sealed).toBe(sealed?.rows);
    const { code, out, err } = await motcua(['audit', 'verify'], settings).ended;
    expect(code, out + err).toBe(0);
  });
});
