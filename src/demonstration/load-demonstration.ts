import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { insertAccount } from '#modules/identity';
import { listAgencies, seedOrganisation } from '#modules/organisation';
import { importProcedures } from '#modules/procedures';
import { mendFigures } from '#modules/statistics';
import { scopeOf, systemFor } from '#platform/access';
import type { Config } from '#platform/config';
import { type Database, publicScope } from '#platform/database';
import { beginAct } from '#platform/journal';
import { oneAtATime } from '#platform/one-at-a-time';
import { root } from '#platform/root';
import { loadAnnouncements } from './load-announcements.ts';
import { loadCertificates } from './load-certificates.ts';
import { loadDataRequests } from './load-data-requests.ts';
import { loadDossiers } from './load-dossiers.ts';
import { loadFeedback } from './load-feedback.ts';
import { loadPayments } from './load-payments.ts';
import { loadPortalConnections } from './load-portal-connections.ts';
import { loadPostedNotices } from './load-posted-notices.ts';
import { accountSeed, organisationSeed } from './seed.ts';

export type DemonstrationLoaded = 'loaded' | 'there already';

/** Any number that all processes agree on: only one of them fills a database. */
const filling = 1_106_202_610;

/**
 * Fills the empty database at `url` with the demonstration province and two months of its work, whose people can sign; a
 * database that has agencies is left as it is. Who comes while another does so waits for it.
 */
export function loadDemonstration(
  url: string,
  database: Database,
  config: Pick<Config, 'home'>,
  now: number,
): Promise<DemonstrationLoaded> {
  return oneAtATime(url, filling, () => fill(database, config, now));
}

async function fill(database: Database, config: Pick<Config, 'home'>, now: number): Promise<DemonstrationLoaded> {
  const agencies = await database.read(publicScope, (db) => listAgencies(db));
  if (agencies.length > 0) return 'there already';
  await loadPeople(database, now);
  await loadCatalogue(database, catalogueFrom, now);
  await loadDossiers(database, now, catalogueFrom);
  await loadPayments(database, config, now);
  await countFigures(database, now);
  await loadFeedback(database, now);
  await loadDataRequests(database, now);
  await loadPostedNotices(database, now);
  await loadAnnouncements(database, now);
  const communes = organisationSeed.agencies.filter(({ level }) => level === 'commune');
  await loadCertificates(database, config, communes, now);
  await loadPortalConnections(database, config, communes, now);
  return 'loaded';
}

/** Counts what happened without anybody's jobs. */
async function countFigures(database: Database, now: number): Promise<void> {
  for (const { id } of organisationSeed.agencies) {
    const system = systemFor(id);
    await database.write(scopeOf(system), (tx) => mendFigures(beginAct(tx, system, now, []), id));
  }
}

/** Enters the agencies of the demonstration and everybody in them. */
export async function loadPeople(database: Database, now: number): Promise<void> {
  const scope = { agencies: organisationSeed.agencies.map(({ id }) => id) };
  await database.write(scope, async (tx) => {
    for (const account of accountSeed) await insertAccount(tx, account, now);
    await seedOrganisation(tx, organisationSeed);
  });
}

/** The records were collected mid-2026; the demonstration lets them hold from the year's beginning. */
const catalogueFrom = '2026-01-01';

/** Enters the real catalogue of procedures. */
export async function loadCatalogue(database: Database, on: string, now: number): Promise<void> {
  const records = JSON.parse(readFileSync(join(root, 'reference/procedures/procedures.json'), 'utf8')) as unknown[];
  await database.write(publicScope, (tx) => importProcedures(tx, records, { on, by: 'demonstration', at: now }));
}
