import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { databaseWithin } from '#platform/database';
import { newId } from '#platform/identifiers';
import { hashOfBlock, noHash, type SealKey, signHash } from '#platform/journal-seal/block';
import { sealWaitingRows } from '#platform/journal-seal/seal-waiting-rows';
import type { Luck } from './luck.ts';

/** What somebody who rules the database, or the disk, has before them; all they do is undone afterwards. */
export interface Ground {
  /** A superuser's transaction, in which triggers and foreign keys are switched off. */
  readonly client: pg.Client;
  readonly luck: Luck;
  /** The key of the seal, which only who rules the whole machine could have. */
  readonly key: SealKey;
  /** A copy of the anchors, theirs to change. */
  readonly anchorsFolder: string;
  /** Milliseconds, when the journal ends. */
  readonly now: number;
}

/** One way to tamper. Returns what was done, or nothing when luck gave it nothing to do. */
export type Tampering = (ground: Ground) => Promise<string | undefined>;

const journals = ['platform.event', 'platform.access'] as const;
const tables = [...journals, 'platform.journal_block', 'platform.journal_anchor', 'platform.unsealed'] as const;

interface Column {
  readonly name: string;
  readonly type: string;
}

async function columnsOf({ client }: Ground, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return rows;
}

/** A row of a table by its place, which stays while the transaction does nothing to it. */
async function anyRow({ client, luck }: Ground, table: string, where = 'true'): Promise<string | undefined> {
  const { rows } = await client.query<{ place: string }>(`select ctid::text as place from ${table} where ${where}`);
  return rows.length === 0 ? undefined : `ctid = '${luck.one(rows).place}'`;
}

/** The same value with one bit another way. */
function flipped({ name, type }: Column, luck: Luck): string {
  const bit = luck.below(1_000);
  switch (type) {
    case 'uuid':
      return `encode(set_bit(uuid_send(${name}), ${bit % 128}, 1 - get_bit(uuid_send(${name}), ${bit % 128})), 'hex')::uuid`;
    case 'bytea': {
      const at = `(${bit * 7919} % (octet_length(${name}) * 8))`;
      return `set_bit(${name}, ${at}, 1 - get_bit(${name}, ${at}))`;
    }
    case 'bigint':
      return `${name} # (1::bigint << ${bit % 40})`;
    case 'integer':
      return `${name} # (1 << ${bit % 30})`;
    case 'timestamp with time zone':
      return `${name} + (interval '1 microsecond' * (1::bigint << ${bit % 45})) * ${bit % 2 === 0 ? 1 : -1}`;
    case 'uuid[]':
      return `array_append(${name}, gen_random_uuid())`;
    case 'jsonb':
      return `jsonb_set(${name}, '{dossier,code}', to_jsonb('H44.127-261127-' || ${bit + 1000}))`;
    case 'text': {
      const at = `(1 + ${bit} % length(${name}))`;
      return `overlay(${name} placing chr(ascii(substr(${name}, ${at}, 1)) # 1) from ${at} for 1)`;
    }
    default:
      throw new Error(`No bit to flip in ${name} of type ${type}`);
  }
}

/** What an empty column gets. */
const filled: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  'timestamp with time zone': 'now()',
};

/** What waits for its seal, a second or two, is only known to be there: what it says is protected from the seal on. */
const isSealed = 'id not in (select id from platform.unsealed)';
const sealedOnly = (table: string): string => (journals.some((each) => each === table) ? isSealed : 'true');

const flipBit: Tampering = async (ground) => {
  const table = ground.luck.one(tables);
  const column = ground.luck.one(await columnsOf(ground, table));
  const row = await anyRow(ground, table, sealedOnly(table));
  if (!row) return undefined;
  const value = flipped(column, ground.luck);
  const { rows } = await ground.client.query<{ isNull: boolean }>(
    `select ${column.name} is null as "isNull" from ${table} where ${row}`,
  );
  const becomes = rows[0]?.isNull ? filled[column.type] : value;
  await ground.client.query(`update ${table} set ${column.name} = ${becomes} where ${row}`);
  return `a bit of ${table}.${column.name}`;
};

const removeRow: Tampering = async (ground) => {
  const table = ground.luck.one(tables);
  const row = await anyRow(ground, table);
  if (!row) return undefined;
  await ground.client.query(`delete from ${table} where ${row}`);
  return `a row of ${table} taken away`;
};

/** Columns of a copied row, with the id, the time or the agency another. */
async function copyRow(ground: Ground, table: string, changes: Readonly<Record<string, string>>): Promise<boolean> {
  const row = await anyRow(ground, table);
  if (!row) return false;
  const columns = (await columnsOf(ground, table)).map(({ name }) => name);
  await ground.client.query(
    `insert into ${table} (${columns}) select ${columns.map((name) => changes[name] ?? name)} from ${table} where ${row}`,
  );
  return true;
}

const addRow: Tampering = async (ground) => {
  const table = ground.luck.one(journals);
  return (await copyRow(ground, table, { id: `'${newId(ground.now)}'` })) ? `a row put into ${table}` : undefined;
};

const copyBlock: Tampering = async (ground) =>
  (await copyRow(ground, 'platform.journal_block', { number: 'number + 1000' })) ? 'a block put in twice' : undefined;

/** Through the front door, as the application would, and sealed by the true sealer; only the time is a lie. */
const backDate: Tampering = async (ground) => {
  const { client, luck, key, now } = ground;
  const kind = luck.one(['fact', 'access'] as const);
  const table = kind === 'fact' ? 'platform.event' : 'platform.access';
  const id = newId(now);
  const minutes = 11 + luck.below(100_000);
  const at = new Date(now - minutes * 60_000).toISOString();
  if (!(await copyRow(ground, table, { id: `'${id}'`, at: `'${at}'` }))) return undefined;
  await client.query(`insert into platform.unsealed select agency_id, '${kind}', id from ${table} where id = '${id}'`);
  const sealsIt = luck.below(2) === 1;
  if (sealsIt) await sealWaitingRows({ database: databaseWithin(client), key, now, after: now - 1_000 });
  return `a row of ${minutes} minutes ago put in${sealsIt ? ' and sealed' : ''}`;
};

const moveRow: Tampering = async (ground) => {
  const table = ground.luck.one(journals);
  const row = await anyRow(ground, table);
  if (!row) return undefined;
  await ground.client.query(
    `update ${table} t set agency_id = (select b.agency_id from platform.journal_block b where b.agency_id <> t.agency_id limit 1)
     where ${row}`,
  );
  return `a row of ${table} moved to another agency`;
};

/** Two rows exchange what they say. */
const swapRows: Tampering = async (ground) => {
  const table = ground.luck.one(journals);
  const [one, other] = [await anyRow(ground, table, isSealed), await anyRow(ground, table, isSealed)];
  if (!one || !other || one === other) return undefined;
  await ground.client.query(
    `with two as (select id, salt, subject_id, at, lead(salt) over w as other_salt, lead(subject_id) over w as other_subject, lead(at) over w as other_at
       from ${table} where ${one} or ${other} window w as (order by id))
     update ${table} t set salt = coalesce(two.other_salt, (select salt from two order by id limit 1)),
       subject_id = coalesce(two.other_subject, (select subject_id from two order by id limit 1))
     from two where t.id = two.id`,
  );
  return `two rows of ${table} exchanged`;
};

/** Two rows of a block change places, or two blocks their numbers. */
const swapOrder: Tampering = async (ground) => {
  const { client, luck } = ground;
  if (luck.below(2) === 0) {
    const row = await anyRow(ground, 'platform.journal_block', 'row_count > 1');
    if (!row) return undefined;
    await client.query(
      `update platform.journal_block set entries = substring(entries from 50 for 49) || substring(entries from 1 for 49) || substring(entries from 99)
       where ${row}`,
    );
    return 'two rows of a block changed places';
  }
  const { rows } = await client.query<{ agency: string; number: number }>(
    'select agency_id as agency, number from platform.journal_block where number > 1',
  );
  const { agency, number } = luck.one(rows);
  const set = (from: number, to: number): Promise<unknown> =>
    client.query('update platform.journal_block set number = $3 where agency_id = $1 and number = $2', [
      agency,
      from,
      to,
    ]);
  await set(number, -1);
  await set(number - 1, number);
  await set(-1, number - 1);
  return 'two blocks changed places';
};

const cutTail: Tampering = async (ground) => {
  const { client, luck } = ground;
  const { rows } = await client.query<{ agency: string; last: number }>(
    'select agency_id as agency, max(number) as last from platform.journal_block group by 1 order by 1',
  );
  const { agency, last } = luck.one(rows);
  const from = 1 + luck.below(last);
  await client.query('delete from platform.journal_block where agency_id = $1 and number >= $2', [agency, from]);
  const withRows = luck.below(2) === 1;
  if (withRows)
    await client.query(
      `delete from platform.event e where agency_id = $1 and not exists (
         select from platform.journal_block b where b.agency_id = e.agency_id and position(uuid_send(e.id) in b.entries) > 0)
         and not exists (select from platform.unsealed u where u.journal_id = e.agency_id and u.id = e.id)`,
      [agency],
    );
  return `a chain cut off from block ${from}${withRows ? ', with its rows' : ''}`;
};

interface StoredBlock {
  readonly number: number;
  readonly after: number | null;
  readonly sealedAt: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly entries: Buffer;
  readonly previous: Buffer;
}

/** A fact is changed, and its block and all after it are made anew, each holding on to the one before. */
async function rewriteTail(ground: Ground, key: SealKey | undefined): Promise<string | undefined> {
  const { client, luck } = ground;
  const { rows: changed } = await client.query<{ agency: string; id: string; hash: Buffer }>(
    `with one as (select ctid from platform.event e where exists (
         select from platform.journal_block b where b.agency_id = e.agency_id and position(uuid_send(e.id) in b.entries) > 0)
       offset ${luck.below(60)} limit 1)
     update platform.event e set actor_name = 'Người khác' from one where e.ctid = one.ctid
     returning e.agency_id as agency, e.id, ${contentOfEvent} as hash`,
  );
  const [fact] = changed;
  if (!fact) return undefined;
  const { rows: blocks } = await client.query<StoredBlock>(
    `select number, after, sealed_at as "sealedAt", first_row as "firstRow", row_count as "rowCount", entries, previous
     from platform.journal_block where agency_id = $1 order by number`,
    [fact.agency],
  );
  let previous: Uint8Array | undefined;
  for (const block of blocks) {
    const at = block.entries.indexOf(Buffer.from(fact.id.replaceAll('-', ''), 'hex'));
    if (previous === undefined && at < 0) continue;
    if (at >= 0) fact.hash.copy(block.entries, at + 16);
    previous ??= block.number === 1 ? noHash : block.previous;
    const head = { ...block, agencyId: fact.agency, after: block.after ?? undefined, previous };
    const hash = hashOfBlock(head, block.entries);
    await client.query(
      `update platform.journal_block set entries = $3, previous = $4, hash = $5, signature = coalesce($6, signature), key_id = coalesce($7, key_id)
       where agency_id = $1 and number = $2`,
      [fact.agency, block.number, block.entries, previous, hash, key && signHash(hash, key), key?.id],
    );
    previous = hash;
  }
  return 'a chain made anew from a changed fact on';
}

const contentOfEvent = `sha256('\\x000b'::bytea || ${[
  ...[
    'uuid_send(e.agency_id)',
    'uuid_send(e.id)',
    'timestamptz_send(e.at)',
    'textsend(e.type)',
    'uuid_send(e.subject_id)',
  ],
  ...['textsend(e.actor_kind)', 'uuid_send(e.actor_id)', 'textsend(e.actor_name)', 'array_send(e.readers)'],
  ...['jsonb_send(e.data)', 'uuid_send(e.salt)'],
]
  .map((sent) => `coalesce(int4send(octet_length(${sent})) || ${sent}, '\\xffffffff'::bytea)`)
  .join(' || ')})`;

const rewriteWithoutKey: Tampering = async (ground) => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const sign = ground.luck.one([undefined, { id: ground.key.id, privateKey }, { id: 'another key', privateKey }]);
  const done = await rewriteTail(ground, sign);
  return done && `${done}, without the key`;
};

/** Whoever has the key as well is found by the anchors alone. */
export const rewriteWithKey: Tampering = async (ground) => {
  const done = await rewriteTail(ground, ground.key);
  return done && `${done}, with the key`;
};

const editAnchors: Tampering = async ({ luck, anchorsFolder }) => {
  const file = join(anchorsFolder, '2026-11.jsonl');
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  const at = luck.below(lines.length);
  const write = (changed: readonly string[]): void => writeFileSync(file, changed.map((line) => `${line}\n`).join(''));
  switch (luck.below(4)) {
    case 0: {
      const bytes = Buffer.from(lines.join('\n'));
      const place = luck.below(bytes.length);
      bytes[place] = bytes[place]! ^ (1 << luck.below(7));
      writeFileSync(file, Buffer.concat([bytes, Buffer.from('\n')]));
      return 'a bit of the anchors';
    }
    case 1:
      write(lines.toSpliced(at, 1));
      return 'an anchor taken out of the file';
    case 2:
      write(lines.slice(0, at));
      return 'the file of anchors cut off';
    default:
      if (lines.length < 2) return undefined;
      write(
        at === 0 ? lines.toSpliced(0, 2, lines[1]!, lines[0]!) : lines.toSpliced(at - 1, 2, lines[at]!, lines[at - 1]!),
      );
      return 'two anchors changed places';
  }
};

/** Every way, with how often it is chosen. */
export const tamperings: readonly (readonly [Tampering, number])[] = [
  [flipBit, 8],
  [removeRow, 3],
  [addRow, 1],
  [copyBlock, 1],
  [backDate, 2],
  [moveRow, 2],
  [swapRows, 1],
  [swapOrder, 2],
  [cutTail, 2],
  [rewriteWithoutKey, 2],
  [rewriteWithKey, 2],
  [editAnchors, 3],
];
