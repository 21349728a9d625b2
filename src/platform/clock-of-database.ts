import { clockDifference } from './clock.ts';
import { type Db, one } from './database.ts';
import { sql } from './sql.ts';

/**
 * What is wrong when `now` (milliseconds) and the clock of the database tell of times that are more than two minutes apart;
 * nothing when they agree. Which of the two is right, neither can know.
 */
export async function howClocksDiffer(db: Db, now: number): Promise<string | undefined> {
  const { at } = await one<{ at: number }>(db, sql`select clock_timestamp() as at`);
  const minutes = Math.round(Math.abs(now - at) / 60_000);
  if (Math.abs(now - at) <= clockDifference) return undefined;
  return `The clock of the product is ${minutes} minutes ${now > at ? 'ahead of' : 'behind'} that of its database.`;
}
