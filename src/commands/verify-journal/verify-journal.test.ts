import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalIsSealed } from '#platform/journal-seal/sealed-journal';
import type { Tools } from '#platform/tools';
import { agencies } from '#test/cast';
import { ownDatabase } from '#test/own-database';
import { openSealedJournal, type SealedJournal, writeFacts } from '#test/sealed-journal';

const own = ownDatabase();
const home = mkdtempSync(join(tmpdir(), 'motcua-seal-'));
let journal: SealedJournal;
let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: own().url });
  await owner.connect();
  journal = await openSealedJournal(own().url, home);
  await journal.pass();
  for (let minute = 0; minute < 12; minute++) {
    journal.wait(60);
    await writeFacts(own().database, [agencies.a, agencies.b], 20, journal.now());
    await journal.pass();
  }
  await journal.finish();
});
afterAll(async () => {
  await owner.end();
  await journal.close();
  rmSync(home, { recursive: true });
});

test('nothing is found in what nobody touched', async () => {
  const verified = await journal.verify();
  expect(verified.findings).toEqual([]);
  expect(verified).toMatchObject({ journals: { length: 2 }, waiting: 0, anchors: { unstamped: 3 } });
  expect(verified.rows).toBeGreaterThanOrEqual(480);
});

const event = `platform.event where (agency_id, id) = (select agency_id, id from platform.event
  where agency_id = '${agencies.a}' order by id desc limit 1)`;
const middle = `where agency_id = '${agencies.a}' and number = 5`;

test.each([
  [
    'a word of a fact is changed',
    `update ${event.replace('where', "set actor_name = 'Ai khác' where")}`,
    'row_changed',
  ],
  ['a fact is taken away', `delete from ${event}`, 'row_gone'],
  [
    'a fact moves to another agency',
    `update ${event.replace('where', `set agency_id = '${agencies.b}' where`)}`,
    'row_gone',
  ],
  [
    'a fact is put in past the seal',
    `insert into platform.event select agency_id, gen_random_uuid(), at, type, subject_id, actor_kind, actor_id, actor_name, readers, data from ${event}`,
    'row_not_sealed',
  ],
  ['a block is taken away', `delete from platform.journal_block ${middle}`, 'block_missing'],
  [
    'the end of a chain is cut off',
    `delete from platform.journal_block where agency_id = '${agencies.a}' and number > 5`,
    'chain_cut',
  ],
  ['a chain is taken away whole', `delete from platform.journal_block where agency_id = '${agencies.a}'`, 'chain_cut'],
  [
    'the time of a block is changed',
    `update platform.journal_block set sealed_at = sealed_at - interval '1 second' ${middle}`,
    'block_changed',
  ],
  [
    'a signature is changed',
    `update platform.journal_block set signature = set_byte(signature, 3, 255 - get_byte(signature, 3)) ${middle}`,
    'block_unsigned',
  ],
  ['a key nobody listed signs', `update platform.journal_block set key_id = 'another' ${middle}`, 'block_key_unknown'],
  ['an anchor is forgotten', 'delete from platform.journal_anchor where number = 1', 'anchor_unlisted'],
  ['an anchor is made up', `insert into platform.journal_anchor values (99, now(), '\\x00', 'none')`, 'anchor_missing'],
])('it is found when %s', async (_case, statement, what) => {
  await owner.query(`begin; set local session_replication_role = replica; ${statement}`);
  const { findings } = await journal.verifyWithin(owner).finally(() => owner.query('rollback'));
  expect(findings.map((finding) => finding.what)).toContain(what);
});

test('an anchor that names no agency any more is found, and the rest is read', async () => {
  const folder = join(home, 'changed-anchors');
  cpSync(journal.anchorsFolder, folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(agencies.a, agencies.a.replace('-', 'p')));
  }
  const verified = await journal.verifyWithin(owner, folder);
  expect(verified.findingCount).toBeGreaterThan(0);
  expect(verified.rows).toBeGreaterThanOrEqual(480);
});

test('what must hold on a running system is broken by a chain that does not hold together', async () => {
  const violations = () => journalIsSealed.violations(own().database, [agencies.a, agencies.b], {} as Tools);
  expect(await violations()).toEqual([]);
  const change = (by: number) =>
    owner.query(
      `set session_replication_role = replica;
       update platform.journal_block set row_count = row_count + ${by} where agency_id = '${agencies.b}' and number = 12`,
    );
  await change(1);
  expect(await violations()).toEqual([`block 12 of ${agencies.b} is not as it was made`]);
  await change(-1);
});

test('what is sealed while an anchor has to wait is for the next one, and nothing is found', async () => {
  await owner.query('begin; lock table platform.journal_anchor');
  for (let minute = 0; minute < 8; minute++) {
    journal.wait(60);
    await writeFacts(own().database, [agencies.a, agencies.b], 1, journal.now());
    await journal.seal();
  }
  await owner.query('commit');
  await journal.finish();
  expect(await journal.verify()).toMatchObject({ findings: [], anchors: { unstamped: 5 } });
});
