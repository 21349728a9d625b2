import pg from 'pg';
import { slot } from './log-stream.ts';
import { type Lsn, lsnOf, segmentStart } from './lsn.ts';

/** Where PostgreSQL stands, and from where on it has kept its log for us. */
export interface LogPlace {
  readonly timeline: number;
  readonly end: Lsn;
  readonly kept: Lsn;
}

/**
 * Has PostgreSQL keep its log until it is backed up, and says from where. What was kept too long and had to go is lost:
 * then keeping begins anew.
 */
export async function keepLog(url: string): Promise<LogPlace> {
  return onClient(url, async (client) => {
    await client.query(
      `select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1 and wal_status = 'lost'`,
      [slot],
    );
    await client.query(
      `select pg_create_physical_replication_slot($1, true)
       where not exists (select 1 from pg_replication_slots where slot_name = $1)`,
      [slot],
    );
    const { rows } = await client.query<{ timeline: number; end: string; kept: string }>(
      `select (pg_control_checkpoint()).timeline_id as timeline, pg_current_wal_flush_lsn()::text as "end",
         restart_lsn::text as kept
       from pg_replication_slots where slot_name = $1`,
      [slot],
    );
    const [place] = rows;
    if (!place) throw new Error('PostgreSQL keeps no log for the backup.');
    return { timeline: place.timeline, end: lsnOf(place.end), kept: segmentStart(lsnOf(place.kept)) };
  });
}

/** Lets PostgreSQL forget its log as ever, where nobody backs it up any more. */
export function letLogGo(url: string): Promise<void> {
  return onClient(url, async (client) => {
    await client.query(
      'select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1 and not active',
      [slot],
    );
  });
}

async function onClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
