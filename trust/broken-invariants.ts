import { listAgencies } from '#modules/organisation';
import { type Database, publicScope } from '#platform/database';
import type { Tools } from '#platform/tools';
import { modules } from '../src/modules/all.ts';

/** What `motcua invariants` would find, one line each. */
export async function brokenInvariants(database: Database, tools: Tools): Promise<string[]> {
  const agencies = await database.read(publicScope, (db) => listAgencies(db));
  const ids = agencies.map(({ id }) => id);
  const broken: string[] = [];
  for (const { says, violations } of modules.flatMap((module) => module.invariants ?? []))
    for (const line of await violations(database, ids, tools)) broken.push(`${says} ${line}`);
  return broken;
}
