import { type Agency, findAgencyByCode } from '#modules/organisation';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import type { Locale } from '#platform/words';
import { deskOf } from './desk.ts';
import { defaultProcess } from './internal-process.ts';
import { limitFor } from './of-channel.ts';
import { type Posting, postingOf } from './posting.ts';
import type { ProcedureVersion } from './procedure-version.ts';
import { type RulesOfAgency, rulesOfAgency } from './rules-of-agency.ts';
import { knownSequence } from './sequence.ts';
import { findEnteredSequence, findSequenceForAll } from './sequence-store.ts';
import { findVersionOn, type StoredVersion } from './version-store.ts';

/** What is made public of a procedure on a day, at the agency whose identifier is given or in general. */
export interface ReadPosting {
  stored: StoredVersion;
  posting: Posting;
  agency?: Agency;
}

/** Reads the one posting that the page, the kiosk and the printed notice show. Refuses with `procedure.not_found` (404). */
export async function readPosting(
  db: Db,
  { code, day, agencyCode, locale }: { code: string; day: string; agencyCode?: string | undefined; locale: Locale },
): Promise<ReadPosting> {
  const stored = await findVersionOn(db, code, day);
  if (!stored) throw notFound('procedure');
  const agency = agencyCode ? await findAgencyByCode(db, agencyCode) : undefined;
  const rules = agency
    ? await rulesOfAgency(db, stored.version, { agencyId: agency.id, day, channel: 'direct' })
    : rulesInGeneral(stored.version);
  const entered = agency
    ? await findEnteredSequence(db, { agencyId: agency.id, code: stored.version.code, day })
    : await findSequenceForAll(db, { code: stored.version.code, day });
  const posted = { stored, rules, sequence: knownSequence(stored.version, entered) };
  return { stored, posting: postingOf(posted, day, locale), ...(agency && { agency }) };
}

/** What the catalogue alone says. */
function rulesInGeneral(version: ProcedureVersion): RulesOfAgency {
  const statutoryLimit = limitFor(version, 'direct');
  return { isReceived: true, statutoryLimit, steps: defaultProcess(statutoryLimit, deskOf(version)) };
}
