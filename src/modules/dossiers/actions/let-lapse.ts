import { optional } from '#platform/database';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { sql } from '#platform/sql';
import { announce } from '../act-on-dossier.ts';
import { endClockStops } from '../clock-stop-store.ts';
import { assertCanBecome, closedAs, type Dossier } from '../dossier.ts';
import { type DossierKey, lockDossier, saveDossier } from '../dossier-store.ts';

/** Closes a dossier whose applicant did not complete it in time; the system does this, nobody else, and may do it twice. */
export async function letLapse(act: Act, key: DossierKey, today: string): Promise<Dossier> {
  if (act.who.kind !== 'system') throw new Refusal('forbidden', { permission: 'system' }, 403);
  const dossier = await lockDossier(act.tx, key);
  const overdue = await optional(
    act.tx,
    sql`
    select 1 from dossiers.supplement_request
    where agency_id = ${key.agencyId} and dossier_id = ${key.id} and answered_at is null and answer_by < ${today} limit 1`,
  );
  if (!overdue || dossier.state !== 'awaiting_supplement') return dossier;
  assertCanBecome(dossier, 'lapsed');
  await endClockStops(act.tx, dossier, act.now);
  const lapsed = await saveDossier(act.tx, dossier, { ...closedAs('lapsed', act.now), assigneeId: null });
  await announce(act, 'dossier.lapsed', lapsed, {});
  return lapsed;
}
