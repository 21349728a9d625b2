import { openFlow } from './flow.ts';
import { type Lsn, lsnOf } from './lsn.ts';
import { ask, connectForReplication } from './replication.ts';

/** Between which places of its log a copy of the database was made: recovery begins at `start` and must pass `stop`. */
export interface BaseCopy {
  readonly start: Lsn;
  readonly stop: Lsn;
  readonly timeline: number;
}

const command = "BASE_BACKUP (LABEL 'motcua', CHECKPOINT 'fast', WAL true, MANIFEST 'no')";

/**
 * Copies the database while it works, as one tar with the log that makes it consistent; PostgreSQL itself checks the
 * checksum of every page on the way. `take` is told what was copied once all of it has been read.
 */
export async function* baseCopy(url: string, take: (copy: BaseCopy) => void): AsyncGenerator<Buffer> {
  const replication = await connectForReplication(url);
  const flow = openFlow<Buffer>(replication.wire.stream, 256);
  const ends: { readonly lsn: Lsn; readonly timeline: number }[] = [];
  let tars = 0;
  ask(replication, command, {
    row([lsn, timeline]) {
      if (lsn?.includes('/')) ends.push({ lsn: lsnOf(lsn), timeline: Number(timeline) });
    },
    copied(chunk) {
      const kind = String.fromCharCode(chunk[0] ?? 0);
      if (kind === 'n') tars += 1;
      if (kind === 'd') flow.push(chunk.subarray(1));
    },
    ended: flow.end,
  });
  try {
    yield* flow.items;
  } finally {
    await replication.client.end().catch(() => undefined);
  }
  const [start, stop] = ends;
  if (tars !== 1 || !start || !stop) throw new Error('The database lies in several places; only one can be copied.');
  take({ start: start.lsn, stop: stop.lsn, timeline: start.timeline });
}
