import { type Database, isTemporary, one, publicScope, type Tx } from './database.ts';
import { hashOf } from './identifiers.ts';
import { sql } from './sql.ts';

/** How often somebody asked since their window began, and milliseconds until it ends. */
interface Count {
  readonly current: number;
  readonly ttl: number;
}

type Told = (error: Error | null, count?: Count) => void;

/** What the limiter of the server asks to count with; the key says who asks, and at which address. */
interface Counter {
  incr(key: string, told: Told, window: number, max: number): void;
  child(): Counter;
}

/** How many who asked too often are remembered at once. */
const most = 5_000;

/**
 * Counts in the database how often somebody asks, so that several processes count together. Whoever asked too often is
 * remembered here until their window ends: refusing them asks nothing of the database. Fits `store` of the limiter.
 */
export function throttleIn(database: Database): new () => Counter {
  const refused = new Map<string, { readonly until: number; readonly current: number }>();
  const count = async (mark: Buffer, window: number, max: number): Promise<Count> => {
    const key = mark.toString('base64');
    const known = refused.get(key);
    const left = (known?.until ?? 0) - performance.now();
    if (known && left > 0) return { current: known.current, ttl: left };
    refused.delete(key);
    const counted = await database.write(publicScope, (tx) => countIn(tx, mark, window));
    if (counted.current <= max) return counted;
    if (refused.size >= most) refused.delete(refused.keys().next().value ?? '');
    refused.set(key, { until: performance.now() + counted.ttl, current: counted.current });
    return counted;
  };
  return class InDatabase implements Counter {
    incr(key: string, told: Told, window: number, max: number): void {
      count(hashOf(key), window, max).then(
        (counted) => told(null, counted),
        // What is asked of a database that is away will be refused for that.
        (error: Error) => (isTemporary(error) ? told(null, { current: 1, ttl: window }) : told(error)),
      );
    }

    child(): Counter {
      return this;
    }
  };
}

/** By the clock of the database, which is the same for all. */
function countIn(tx: Tx, mark: Buffer, window: number): Promise<Count> {
  return one<Count>(
    tx,
    sql`insert into platform.throttle as t (mark, until, count)
      values (${mark}, now() + ${window}::int * interval '1 millisecond', 1)
      on conflict (mark) do update set
        count = case when t.until > now() then t.count + 1 else 1 end,
        until = case when t.until > now() then t.until else excluded.until end
      returning count as current, extract(epoch from until - now()) * 1000 as ttl`,
  );
}

/** Forgets the windows that are over. */
export async function forgetOldWindows(tx: Tx): Promise<void> {
  await tx.query(sql`delete from platform.throttle where until < now()`);
}
