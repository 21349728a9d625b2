import { type Db, publicScope } from '../database.ts';
import type { Invariant } from '../module.ts';
import { sql, whole } from '../sql.ts';
import { type BlockHead, hashOfBlock } from './block.ts';

/** How long a row may wait for its seal (milliseconds): a second or two is usual, and a restart takes some. */
const longestWait = 60_000;

/** How many of a journal's last blocks are looked at; `motcua audit verify` looks at all of them, and at the rows. */
const lastBlocks = 20;

export const journalIsSealed: Invariant = {
  says: 'No row of a journal waits more than a minute for its seal, and the last blocks of each chain hold together.',
  async violations(database, agencyIds) {
    const waits = await database.read({ agencies: agencyIds }, (db) => listLongWaits(db, Date.now() - longestWait));
    const broken: string[] = [];
    for (const agencyId of agencyIds) {
      const blocks = await database.read({ ...publicScope, agencies: [agencyId] }, (db) => listBlocks(db, agencyId));
      broken.push(...blocks.flatMap((block, i) => faultsOf(block, blocks[i - 1])));
    }
    return [...waits.map(({ id, kind }) => `${kind} ${id} waits for its seal`), ...broken];
  },
};

interface WaitingLong {
  readonly id: string;
  readonly kind: string;
}

function listLongWaits(db: Db, before: number): Promise<WaitingLong[]> {
  return db.query<WaitingLong>(sql`
    select u.id, u.kind from platform.unsealed u
    left join platform.event f on u.kind = 'fact' and f.agency_id = u.journal_id and f.id = u.id
    left join platform.access a on u.kind = 'access' and a.agency_id = u.journal_id and a.id = u.id
    where coalesce(f.at, a.at) < ${new Date(before)} order by u.id limit 100`);
}

interface Block extends Omit<BlockHead, 'after'> {
  readonly after: number | null;
  readonly entries: Buffer;
  readonly hash: Buffer;
}

async function listBlocks(db: Db, agencyId: string): Promise<Block[]> {
  const blocks = await db.query<Block>(sql`
    select agency_id as "agencyId", number, after, sealed_at as "sealedAt", first_row as "firstRow", row_count as "rowCount",
      entries, previous, hash
    from platform.journal_block where agency_id = ${agencyId} order by number desc limit ${whole(lastBlocks)}`);
  return blocks.reverse();
}

function faultsOf(block: Block, before: Block | undefined): string[] {
  const where = `block ${block.number} of ${block.agencyId}`;
  const isWhole = hashOfBlock({ ...block, after: block.after ?? undefined }, block.entries).equals(block.hash);
  const isNext = !before || (block.number === before.number + 1 && before.hash.equals(block.previous));
  return [
    isWhole ? '' : `${where} is not as it was made`,
    isNext ? '' : `${where} does not hold on to the one before`,
  ].filter((fault) => fault !== '');
}
