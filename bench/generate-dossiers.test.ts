import { beforeAll, expect, test } from 'vitest';
import { findDossierForLookup, listWork, searchWork, searchWorkByWords } from '#modules/dossiers';
import { fold } from '#platform/text';
import { onDatabase } from '#test/database';
import { ownDatabase } from '#test/own-database';
import { lacThuy } from '../src/demonstration/people.ts';
import { filingsOf } from './filing.ts';
import { generateDossiers } from './generate-dossiers.ts';
import { communes, enterCommunes } from './ground.ts';
import { officer } from './pages.ts';
import { file } from './submit.ts';

const size = 2_000;
const theirs = 40;
const now = Date.now();
const staff = { agencies: [lacThuy] };
const desk = {
  view: 'mine',
  agencyId: lacThuy,
  staffId: officer.id,
  positionCode: officer.positionCode,
  now,
  soonUntil: now,
} as const;

const own = ownDatabase();

const ask = <R extends object>(text: string, values: unknown[] = []) =>
  onDatabase(own().url, async (client) => (await client.query<R>(text, values)).rows);

beforeAll(async () => {
  await enterCommunes(own().database);
  await onDatabase(own().url, (client) =>
    generateDossiers(client, { size, now, officer: { id: officer.id, name: officer.fullName, theirs } }),
  );
});

test('there are as many as asked for, a quarter of them in the big commune and some in each other', async () => {
  const rows = await ask<{ agency: string; count: number }>(
    'select agency_id as agency, count(*)::int as count from dossiers.dossier group by 1',
  );
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(size);
  expect(rows.find(({ agency }) => agency === lacThuy)?.count).toBe(size / 4);
  expect(rows).toHaveLength(1 + communes.length);
});

test('every owner is folded as the product folds names', async () => {
  const rows = await ask<{ name: string; folded: string }>(
    'select distinct owner_name as name, owner_folded as folded from dossiers.dossier',
  );
  expect(rows.length).toBeGreaterThan(500);
  for (const { name, folded } of rows) expect(folded).toBe(fold(name));
});

test('the product finds a dossier by its code and number, as it is stored', async () => {
  const rows = await ask<{ code: string; number: string; owner: string }>(
    `select code, parties->'owner'->>'phone' as number, owner_name as owner from dossiers.dossier where agency_id = $1 limit 20`,
    [lacThuy],
  );
  for (const { code, number, owner } of rows) {
    const found = await own().database.read(staff, (db) => findDossierForLookup(db, code, number));
    expect(found).toMatchObject({ code, ownerName: owner, parties: { owner: { fullName: owner } } });
    expect(await own().database.read(staff, (db) => findDossierForLookup(db, code, '000'))).toBeUndefined();
  }
});

test('the desk of the officer is as full as asked for, each dossier with its step', async () => {
  const rows = await own().database.read(staff, (db) => listWork(db, { ...desk, limit: 1_000 }));
  expect(rows).toHaveLength(theirs);
  expect(rows.every((row) => row.stepName !== null && row.assigneeName === officer.fullName)).toBe(true);
});

test('closed dossiers are found by name', async () => {
  const [one] = await ask<{ owner: string }>(
    "select owner_name as owner from dossiers.dossier where agency_id = $1 and stage = 'closed' limit 1",
    [lacThuy],
  );
  const search = one?.owner ?? '';
  const query = { ...desk, view: 'closed', search, limit: 25 } as const;
  const { rows } = await own().database.read(staff, (db) => searchWork(db, query));
  expect(rows.map(({ ownerName }) => ownerName)).toContain(search);
});

test('the next dossier that is filed takes the next number', async () => {
  const { database } = own();
  const [filing] = await filingsOf(database, 1, communes);
  if (!filing) throw new Error('There is nothing to file.');
  const first = await file(database, filing);
  const second = await file(database, filing);
  const number = ({ code }: { code: string }) => Number(code.split('-').at(-1));
  expect(number(second)).toBe(number(first) + 1);
});

test('closed dossiers are found by each word of their request and of an address, as the product marks them', async () => {
  const [one] = await ask<{ code: string; content: string; address: string }>(
    `select code, content, parties->'owner'->>'address' as address from dossiers.dossier
     where agency_id = $1 and stage = 'closed' limit 1`,
    [lacThuy],
  );
  const query = { ...desk, view: 'closed', search: `${one?.content} ${one?.address}`, limit: 25 } as const;
  const { rows, part } = await own().database.read(staff, (db) => searchWorkByWords(db, query));
  expect(part).toBeUndefined();
  expect(rows.map(({ code }) => code)).toContain(one?.code);
});
