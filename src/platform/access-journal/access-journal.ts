import { type Database, isTemporary } from '../database.ts';
import type { AccessEntry } from './access-entry.ts';
import { insertEntries } from './access-store.ts';

/** Keeps what must stand in the access journals, in transactions of its own that no action undoes. */
export interface AccessJournal {
  /**
   * Records an entry; several that come together are written together. Throws when a reading could not be recorded:
   * then it must not happen. What was refused or failed is tried again for as long as there is room for it.
   */
  record(entry: AccessEntry): Promise<void>;
  /** Writes what is left. */
  close(): Promise<void>;
}

interface Waiting {
  readonly entry: AccessEntry;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

const mostAtOnce = 500;
/** Entries held while the database is away, some 400 bytes each. */
const mostHeld = 5_000;
const retryAfter = 2_000;

/** Opens the recording of entries into `database`. */
export function openAccessJournal(database: Database, log: (message: string, error?: unknown) => void): AccessJournal {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let lost = 0;

  const writeBatch = async (batch: readonly Waiting[]): Promise<boolean> => {
    const entries = batch.map(({ entry }) => entry);
    const agencies = [...new Set(entries.map(({ agencyId }) => agencyId))];
    try {
      await database.write({ agencies }, (tx) => insertEntries(tx, entries));
      for (const { done } of batch) done();
      return true;
    } catch (error) {
      // Nobody waits for a database that is away: what may not go unrecorded does not happen, the rest is kept.
      const unwritten = isTemporary(error) ? [...batch, ...waiting.splice(0)] : batch;
      const refusals = unwritten.filter(({ entry }) => entry.outcome !== 'read');
      for (const { entry, done, fail } of unwritten) {
        if (entry.outcome === 'read') fail(error);
        else done();
      }
      if (isTemporary(error)) waiting = refusals.map(silent);
      else lost += refusals.length;
      log('entries of the access journal could not be written', error);
      return !isTemporary(error);
    }
  };
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) if (!(await writeBatch(waiting.splice(0, mostAtOnce)))) break;
    if (lost > 0) log(`${lost} refusals could not be kept in the access journal`);
    lost = 0;
    writing = undefined;
    if (waiting.length > 0) retry ??= setTimeout(again, retryAfter).unref();
  };
  const again = (): void => {
    retry = undefined;
    writing ??= writeAll();
  };

  return {
    record: (entry) =>
      new Promise((done, fail) => {
        if (waiting.length >= mostHeld) {
          lost += 1;
          return entry.outcome === 'read' ? fail(new Error('The access journal is full.')) : done();
        }
        waiting.push({ entry, done, fail });
        writing ??= writeAll();
      }),
    close: async () => {
      clearTimeout(retry);
      again();
      await writing;
    },
  };
}

/** Whoever recorded it was answered already. */
const silent = ({ entry }: Waiting): Waiting => ({ entry, done: () => {}, fail: () => {} });
