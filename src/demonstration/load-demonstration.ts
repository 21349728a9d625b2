import { insertAccount } from '#modules/identity';
import { listAgencies, seedOrganisation } from '#modules/organisation';
import { type Database, publicScope } from '#platform/database';
import { accountSeed, organisationSeed } from './seed.ts';

export type DemonstrationLoaded = 'loaded' | 'there already';

/** Fills an empty database with the demonstration province; a database that has agencies is left as it is. */
export async function loadDemonstration(database: Database, now: number): Promise<DemonstrationLoaded> {
  const agencies = await database.read(publicScope, (db) => listAgencies(db));
  if (agencies.length > 0) return 'there already';
  await loadPeople(database, now);
  return 'loaded';
}

/** Enters the agencies of the demonstration and everybody in them. */
export async function loadPeople(database: Database, now: number): Promise<void> {
  const scope = { agencies: organisationSeed.agencies.map(({ id }) => id) };
  await database.write(scope, async (tx) => {
    for (const account of accountSeed) await insertAccount(tx, account, now);
    await seedOrganisation(tx, organisationSeed);
  });
}
