import { type Database, publicScope, type Tx } from '../database.ts';
import { type BlockHead, entriesOf, hashOfBlock, noHash, type SealKey, signHash } from './block.ts';
import {
  deleteWaiting,
  findLastBlock,
  findLastSealing,
  insertBlock,
  listWaiting,
  takeTheSeal,
  type WaitingRow,
} from './seal-store.ts';

export interface Sealing {
  /** A database that works as the sealer. */
  readonly database: Database;
  readonly key: SealKey;
  /** Milliseconds. */
  readonly now: number;
  /** When the last pass that left nothing waiting began, if this process made one. */
  readonly after: number | undefined;
}

/** What a pass came to: how many rows were sealed, and whether some still wait; `busy` when another process seals. */
export type Pass = { readonly sealed: number; readonly isComplete: boolean } | 'busy';

const mostAtOnce = 20_000;

/**
 * Seals the rows that wait, a block for each journal that has some, in one transaction. A row is told of where it is
 * written, in the same transaction: however late that commits, the row is among those that wait, and none is passed over.
 * What stood in the journals before anything was sealed is taken over whole, whatever its age.
 */
export function sealWaitingRows({ database, key, now, after }: Sealing): Promise<Pass> {
  return database.write(publicScope, async (tx) => {
    if (!(await takeTheSeal(tx))) return 'busy';
    let sealed = 0;
    for (;;) {
      const waiting = await listWaiting(tx, mostAtOnce);
      if (waiting.length === 0) return { sealed, isComplete: true };
      const since = sealed > 0 ? undefined : notLaterThan(now, after ?? (await findLastSealing(tx)));
      for (const [agencyId, rows] of Map.groupBy(waiting, (row) => row.agencyId))
        await sealJournal(tx, { agencyId, rows, key, now, after: since });
      await deleteWaiting(tx, waiting);
      sealed += waiting.length;
      if (waiting.length < mostAtOnce || since !== undefined)
        return { sealed, isComplete: waiting.length < mostAtOnce };
    }
  });
}

/** What was sealed by a clock that was ahead was sealed by now as well. */
const notLaterThan = (now: number, instant: number | undefined): number | undefined =>
  instant === undefined ? undefined : Math.min(instant, now);

interface JournalRows extends Pick<Sealing, 'key' | 'now' | 'after'> {
  readonly agencyId: string;
  readonly rows: readonly WaitingRow[];
}

async function sealJournal(tx: Tx, { agencyId, rows, key, now, after }: JournalRows): Promise<void> {
  const last = await findLastBlock(tx, agencyId);
  const head: BlockHead = {
    agencyId,
    number: (last?.number ?? 0) + 1,
    after,
    sealedAt: now,
    firstRow: (last?.rows ?? 0) + 1,
    rowCount: rows.length,
    previous: last?.hash ?? noHash,
  };
  const entries = entriesOf(rows);
  const hash = hashOfBlock(head, entries);
  await insertBlock(tx, head, { entries, hash, keyId: key.id, signature: signHash(hash, key) });
}
