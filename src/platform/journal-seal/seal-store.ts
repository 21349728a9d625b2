import { type Db, one, optional, type Tx } from '../database.ts';
import { join, type Statement, sql, whole } from '../sql.ts';
import type { BlockHead, RowKind, SealedRow } from './block.ts';

/** Any number that all processes agree on: only one of them seals at a time. */
const sealing = 1_106_202_608;

/** Whether this transaction may seal: no other one does meanwhile. */
export async function takeTheSeal(tx: Tx): Promise<boolean> {
  const { taken } = await one<{ taken: boolean }>(tx, sql`select pg_try_advisory_xact_lock(${sealing}) as taken`);
  return taken;
}

export interface WaitingRow extends SealedRow {
  readonly agencyId: string;
}

/** A column as the description of a row's content has it: the length of what PostgreSQL sends, then that; -1 for null. */
const field = (sent: Statement): Statement =>
  sql`coalesce(int4send(octet_length(${sent})) || ${sent}, '\\xffffffff'::bytea)`;

const fields = (columns: readonly Statement[]): Statement =>
  sql`sha256(int2send(${whole(columns.length)}::int2) || ${join(columns.map(field), ' || ')})`;

/** The content of a fact, in this order, and of an entry of the access journal; docs/operations/journal.md tells others. */
const factColumns = fields([
  sql`uuid_send(f.agency_id)`,
  sql`uuid_send(f.id)`,
  sql`timestamptz_send(f.at)`,
  sql`textsend(f.type)`,
  sql`uuid_send(f.subject_id)`,
  sql`textsend(f.actor_kind)`,
  sql`uuid_send(f.actor_id)`,
  sql`textsend(f.actor_name)`,
  sql`array_send(f.readers)`,
  sql`jsonb_send(f.data)`,
  sql`uuid_send(f.salt)`,
]);

const accessColumns = fields([
  sql`uuid_send(a.agency_id)`,
  sql`uuid_send(a.id)`,
  sql`timestamptz_send(a.at)`,
  sql`textsend(a.outcome)`,
  sql`textsend(a.address)`,
  sql`textsend(a.code)`,
  sql`uuid_send(a.subject_id)`,
  sql`textsend(a.actor_kind)`,
  sql`uuid_send(a.actor_id)`,
  sql`textsend(a.actor_name)`,
  sql`uuid_send(a.salt)`,
]);

/** The rows that wait for their seal, journal by journal, at most so many. A row that is gone has a hash of zeros. */
export function listWaiting(db: Db, most: number): Promise<WaitingRow[]> {
  return db.query<WaitingRow>(sql`
    select u.journal_id as "agencyId", u.kind, u.id,
      case when f.id is not null then ${factColumns} when a.id is not null then ${accessColumns}
        else decode(repeat('00', 32), 'hex') end as hash
    from platform.unsealed u
    left join platform.event f on u.kind = 'fact' and f.agency_id = u.journal_id and f.id = u.id
    left join platform.access a on u.kind = 'access' and a.agency_id = u.journal_id and a.id = u.id
    order by u.journal_id, u.kind, u.id limit ${whole(most)}`);
}

/** Takes rows off the list of those that wait. */
export async function deleteWaiting(tx: Tx, rows: readonly WaitingRow[]): Promise<void> {
  await tx.query(sql`
    delete from platform.unsealed u
    using unnest(${rows.map(({ agencyId }) => agencyId)}::uuid[], ${rows.map(({ kind }): RowKind => kind)}::text[], ${rows.map(({ id }) => id)}::uuid[])
      as sealed (journal_id, kind, id)
    where u.journal_id = sealed.journal_id and u.kind = sealed.kind and u.id = sealed.id`);
}

export interface LastBlock {
  readonly number: number;
  readonly hash: Uint8Array;
  /** How many rows the journal has with this block. */
  readonly rows: number;
}

/** Where a journal's chain ends; nothing for a journal without a block. */
export function findLastBlock(db: Db, agencyId: string): Promise<LastBlock | undefined> {
  return optional<LastBlock>(
    db,
    sql`
    select number, hash, first_row + row_count - 1 as rows from platform.journal_block
    where agency_id = ${agencyId} order by number desc limit 1`,
  );
}

/** Adds a block to the end of its journal's chain. */
export async function insertBlock(
  tx: Tx,
  { agencyId, number, after, sealedAt, firstRow, rowCount, previous }: BlockHead,
  {
    entries,
    hash,
    keyId,
    signature,
  }: Readonly<Record<'entries' | 'hash' | 'signature', Uint8Array> & { keyId: string }>,
): Promise<void> {
  await tx.query(sql`
    insert into platform.journal_block (agency_id, number, after, sealed_at, first_row, row_count, entries, previous, hash, key_id, signature)
    values (${agencyId}, ${number}, ${after === undefined ? null : new Date(after)}, ${new Date(sealedAt)}, ${firstRow}, ${rowCount},
      ${entries}, ${previous}, ${hash}, ${keyId}, ${signature})`);
}

/** When something was last sealed or anchored (milliseconds); nothing before the first time. */
export async function findLastSealing(db: Db): Promise<number | undefined> {
  const { at } = await one<{ at: number | null }>(
    db,
    sql`
    select greatest((select max(sealed_at) from platform.journal_block), (select max(at) from platform.journal_anchor)) as at`,
  );
  return at ?? undefined;
}
