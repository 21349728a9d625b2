import type pg from 'pg';
import { readCatalogue } from './catalogue.ts';
import { planDistribution } from './distribution-plan.ts';

/**
 * Spreads the database that `client` is connected to and returns how many statements it took; throws at the first that
 * does not do what it says on every machine.
 */
export async function spread(client: Pick<pg.Client, 'query'>): Promise<number> {
  const plan = planDistribution(await readCatalogue(client));
  for (const { sql } of plan) {
    const { rows } = await client.query<{ success?: boolean; result?: string }>(sql);
    const failed = rows.find(({ success }) => success === false);
    if (failed) throw new Error(`${failed.result}: ${sql}`);
  }
  return plan.length;
}
