import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Config } from '#platform/config';
import { joinStorage } from '../open-storage.ts';
import { readCatalogue } from './catalogue.ts';
import { planDistribution } from './distribution-plan.ts';
import { layWalls, spread } from './spread.ts';

/**
 * Prints the statements that spread the database over the machines of its Citus, in working order; `--run` runs them, on a
 * product that stands still; `--walls` lays the walls again on parts that were moved, while it works. Exit code 1 when the database
 * does not have the extension to run them, or keeps no list of its walls.
 */
export async function distributeCommand(config: Config, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { run: { type: 'boolean' }, walls: { type: 'boolean' } } });
  const storage = await joinStorage(config);
  const client = new pg.Client({ connectionString: storage.url });
  await client.connect();
  try {
    if (values.run || values.walls) return await onCitus(client, values.walls ? layWalls : spread);
    for (const { sql, why } of planDistribution(await readCatalogue(client)))
      console.log(`${why ? `-- ${why}\n` : ''}${sql};`);
    return 0;
  } finally {
    await client.end();
    await storage.stop();
  }
}

async function onCitus(client: pg.Client, work: typeof spread): Promise<number> {
  const { rowCount: hasCitus } = await client.query(`select from pg_extension where extname = 'citus'`);
  if (!hasCitus) {
    console.error('The database has no Citus: see docs/operations/scale-out.md');
    return 1;
  }
  const count = await work(client);
  if (count === 0) {
    console.error(
      'Nothing to do: this database keeps no list of its walls. It is not spread, or an earlier version spread it: see docs/operations/scale-out.md',
    );
    return 1;
  }
  console.log(`Ran ${count} statements.`);
  return 0;
}
