import pg from 'pg';

/**
 * Runs `work` while no other process on the database at `url` runs some under the same number; whoever comes meanwhile
 * waits. For what is done at start, on a connection of its own.
 */
export async function oneAtATime<T>(url: string, lock: number, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await work();
  } finally {
    await client.end();
  }
}
