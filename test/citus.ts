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
