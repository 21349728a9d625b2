import type pg from 'pg';
import { applicationRole } from '#platform/database';
import { onDatabase } from './on-database.ts';

/**
 * The coordinator of a Citus whose machines are known in the database it names, given to see that tests pass with the
 * schema spread. Databases cannot be copied there: each is made anew, in half a minute.
 */
export const citusUrl = process.env.MOTCUA_TEST_CITUS_URL;

interface Machine {
  readonly host: string;
  readonly port: number;
  readonly isCoordinator: boolean;
}

function machinesOf(coordinator: string): Promise<readonly Machine[]> {
  return onDatabase(coordinator, async (client) => {
    const { rows } = await client.query<Machine>(`
      select nodename as host, nodeport as port, groupid = 0 as "isCoordinator" from pg_dist_node where noderole = 'primary'
      order by groupid`);
    return rows;
  });
}

const at = (coordinator: string, { host, port }: Machine, database: string): string => {
  const url = new URL(coordinator);
  url.host = `${host}:${port}`;
  url.pathname = `/${database}`;
  return url.href;
};

/** Makes an empty database of that name on every machine, known to each other; an older one goes. */
export async function makeOnEachMachine(coordinator: string, name: string): Promise<void> {
  const machines = await machinesOf(coordinator);
  await dropOnEachMachine(coordinator, name);
  for (const machine of machines) {
    await onDatabase(at(coordinator, machine, 'postgres'), (client) => client.query(`create database ${name}`));
    await onDatabase(at(coordinator, machine, name), (client) => client.query('create extension citus'));
  }
  const [first, ...others] = machines;
  if (!first?.isCoordinator || others.length === 0)
    throw new Error('MOTCUA_TEST_CITUS_URL names no coordinator with citus_set_coordinator_host and other machines.');
  await onDatabase(at(coordinator, first, name), async (client) => {
    await client.query('select citus_set_coordinator_host($1, $2)', [first.host, first.port]);
    for (const { host, port } of others) await client.query('select citus_add_node($1, $2)', [host, port]);
  });
}

export async function dropOnEachMachine(coordinator: string, name: string): Promise<void> {
  for (const machine of await machinesOf(coordinator))
    await onDatabase(at(coordinator, machine, 'postgres'), (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    );
}

/**
 * Nobody works as two in one transaction there, once it has written: the role of the application itself is let past the walls,
 * for as long as a test says so by {@link pastTheWallsOnCitus}. And all parts are asked one after another: a test does in
 * one transaction what people do in many, and a catalogue is not changed in one that has asked several parts at once.
 */
export async function letTestsPast(client: Pick<pg.Client, 'query'>): Promise<void> {
  const { rows } = await client.query<{ table: string; walled: boolean }>(`
    select c.oid::regclass::text as table, c.relrowsecurity as walled from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v') and n.nspname not like all (array['pg\\_%', 'information_schema', 'citus%', 'columnar%'])`);
  const [{ name } = { name: '' }] = (await client.query<{ name: string }>('select current_database() as name')).rows;
  await client.query(`alter database ${name} set citus.multi_shard_modify_mode = 'sequential'`);
  const isPast = `current_setting('app.past_the_walls', true) = 'on'`;
  await client.query(`grant usage on schema graphile_worker to ${applicationRole}`);
  for (const { table, walled } of rows) {
    await client.query(`grant select, insert, update, delete on ${table} to ${applicationRole}`);
    if (walled)
      await client.query(
        `create policy tests_go_past on ${table} to ${applicationRole} using (${isPast}) with check (${isPast})`,
      );
  }
}

/** What a test says before and after it goes past the walls of a database whose rows lie on several machines. */
export const pastTheWallsOnCitus = {
  before: `set local app.past_the_walls = 'on'`,
  after: `set local app.past_the_walls = 'off'`,
} as const;
