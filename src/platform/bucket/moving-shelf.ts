import { listArrivals, noteArrival } from '../arrivals.ts';
import { type Shelf, ShelfAway } from '../shelf.ts';

export interface MovingShelfOptions {
  /** Where everything goes. */
  readonly bucket: Shelf;
  /** Where what was not moved yet is found. */
  readonly folder: Shelf;
  /** The folder in which is noted what came, for the backup of what happens; absent where there is none. */
  readonly notesIn: string | undefined;
}

/**
 * The shelf of an installation whose files go into a bucket: what still lies in the data folder is found and removed as
 * well, so that it can be moved there while people work.
 */
export function openMovingShelf({ bucket, folder, notesIn }: MovingShelfOptions): Shelf {
  return {
    ...bucket,
    admit: async (path, name) => {
      await bucket.admit(path, name);
      if (notesIn) await noteArrival(notesIn, name);
    },
    open: async (name) => {
      const found = await bucket.open(name).catch(unlessAway);
      if (found && !(found instanceof ShelfAway)) return found;
      const behind = await folder.open(name);
      if (found && !behind) throw found;
      return behind;
    },
    remove: async (name) => {
      const removed = [await bucket.remove(name), await folder.remove(name)];
      return removed.includes('removed') ? 'removed' : 'missing';
    },
    list: (since = 0) => (since > 0 ? listNew(folder, notesIn, since) : listAll(folder, bucket)),
  };
}

function unlessAway(error: unknown): ShelfAway {
  if (error instanceof ShelfAway) return error;
  throw error;
}

/** A bucket is not asked for what is new: it could only tell all it has. */
async function* listNew(folder: Shelf, notesIn: string | undefined, since: number): AsyncGenerator<string> {
  yield* folder.list(since);
  if (notesIn) yield* listArrivals(notesIn, since);
}

async function* listAll(folder: Shelf, bucket: Shelf): AsyncGenerator<string> {
  const here = new Set<string>();
  for await (const name of folder.list()) {
    here.add(name);
    yield name;
  }
  for await (const name of bucket.list()) if (!here.has(name)) yield name;
}
