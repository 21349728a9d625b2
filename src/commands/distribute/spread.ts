import type pg from 'pg';
import { readCatalogue } from './catalogue.ts';
import { planDistribution } from './distribution-plan.ts';

type Client = Pick<pg.Client, 'query'>;

/**
 * Spreads the database that `client` is connected to and returns how many statements it took; throws at the first that
 * does not do what it says on every machine.
 */
export async function spread(client: Client): Promise<number> {
  const plan = planDistribution(await readCatalogue(client));
  await client.query('create table if not exists motcua_migrations.wall (statement text primary key)');
  for (const { sql, isWall } of plan) {
    await onEachMachine(client, sql);
    if (isWall)
      await client.query('insert into motcua_migrations.wall (statement) values ($1) on conflict do nothing', [sql]);
  }
  return plan.length;
}

/**
 * Lays the walls again on parts that were moved to another machine, where Citus leaves behind what looks at a neighbouring
 * table. Returns how many there are; none before the database was spread. Nothing changes where they are.
 */
export async function layWalls(client: Client): Promise<number> {
  const { rows: kept } = await client.query(
    `select from pg_tables where schemaname = 'motcua_migrations' and tablename = 'wall'`,
  );
  if (kept.length === 0) return 0;
  const { rows: walls } = await client.query<{ statement: string }>('select statement from motcua_migrations.wall');
  for (const { statement } of walls) await onEachMachine(client, statement);
  return walls.length;
}

async function onEachMachine(client: Client, sql: string): Promise<void> {
  const { rows } = await client.query<{ success?: boolean; result?: string }>(sql);
  const failed = rows.find(({ success }) => success === false);
  if (failed) throw new Error(`${failed.result}: ${sql}`);
}
