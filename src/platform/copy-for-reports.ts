import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, type Db, isTemporary, one, publicScope, type Scope } from './database.ts';
import { sql } from './sql.ts';

/** Where reports are read. */
export interface Reports {
  /** As {@link Database.read}; `work` may be done twice, and finds a state some seconds old where there is a copy. */
  read<T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T>;
}

export interface CopyOptions {
  readonly database: Database;
  /** A standby of it, which follows it by PostgreSQL's own replication. */
  readonly copy: Database;
  readonly log: (message: string) => void;
  /** How often (milliseconds) it is looked how far the copy has come. */
  readonly every?: number;
  /** How far (milliseconds) behind it may be and still be read. */
  readonly mostBehind?: number;
}

/** How far the log of the database had come, and when. */
interface Mark {
  readonly at: number;
  readonly place: number;
}

/** Both count bytes of the same log. */
const current = sql`select pg_current_wal_lsn() - '0/0'::pg_lsn as place`;
const replayed = sql`select pg_last_wal_replay_lsn() - '0/0'::pg_lsn as place`;

/** More than are young enough. */
const mostMarks = 100;

/**
 * Reads reports from a copy of the database, so that a long one keeps nobody at a counter waiting. A copy that is away, too
 * far behind, or follows nobody any more is left alone until it has caught up, and reports come from the database itself.
 */
export function openCopyForReports(options: CopyOptions): Reports & { close(): Promise<void> } {
  const { database, copy, log, every = 5_000, mostBehind = 30_000 } = options;
  let marks: readonly Mark[] = [];
  /** The last instant whose every change the copy has. */
  let reached = Number.NEGATIVE_INFINITY;
  let isRead = false;
  let isClosed = false;

  const use = (next: boolean, why: string): void => {
    if (next !== isRead)
      log(`Reports are read from ${next ? 'the copy of the database' : `the database itself: ${why}`}.`);
    isRead = next;
  };
  const look = async (): Promise<void> => {
    const at = performance.now();
    const { place } = await database.read(publicScope, (db) => one<{ place: number }>(db, current));
    marks = [...marks, { at, place }].slice(-mostMarks);
    const there = await copy.read(publicScope, (db) => one<{ place: number | null }>(db, replayed));
    if (there.place === null) return use(false, 'the copy follows nobody');
    const come = there.place;
    reached = marks.findLast((mark) => mark.place <= come)?.at ?? reached;
    use(performance.now() - reached <= mostBehind, 'the copy is too far behind');
  };
  const watch = async (): Promise<void> => {
    for (; !isClosed; await sleep(every, undefined, { ref: false }))
      await look().catch(() => isClosed || use(false, 'the copy is away'));
  };
  void watch();
  return {
    async read(scope, work) {
      if (!isRead) return database.read(scope, work);
      try {
        return await copy.read(scope, work);
      } catch (error) {
        if (!isTemporary(error)) throw error;
        return database.read(scope, work);
      }
    },
    async close() {
      isClosed = true;
      await copy.close();
    },
  };
}
