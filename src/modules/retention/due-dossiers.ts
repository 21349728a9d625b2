import { listPeopleAsking } from '#modules/data-rights';
import { type ArchivedDossier, listClosedBefore, listPeopleIn } from '#modules/dossiers';
import { listDossiersAskedAbout } from '#modules/feedback';
import { dayOf, instantOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { dossierPeriods } from '../../../reference/retention/retention-periods.ts';
import type { Holding, ListedDossier } from './destruction.ts';
import { listInOpenLists } from './destruction-store.ts';
import { listHolds } from './hold-store.ts';
import { dossierPeriodOf, keptUntil } from './retention-period.ts';

/** A dossier whose time in the archive is over, and what speaks against destroying it. */
export interface DueDossier extends Omit<ListedDossier, 'became'> {
  readonly holding: Holding | null;
}

/** How many dossiers one list may have. */
export const mostListed = 200;

/** The dossiers of an agency whose time is over and that stand in no list yet, the oldest first; at most {@link mostListed}. */
export async function listDue(db: Db, agencyId: string, now: number): Promise<DueDossier[]> {
  const named = [...new Set(dossierPeriods.flatMap(({ field }) => field ?? []))];
  const fields = named.map((field) => ({ field, before: closedBefore(field, now) }));
  const otherwise = closedBefore('', now) ?? 0;
  const inLists = await listInOpenLists(db, agencyId);
  const limit = mostListed + inLists.size;
  const closed = await listClosedBefore(db, agencyId, { fields, otherwise, limit });
  const due = closed.filter(({ id }) => !inLists.has(id)).slice(0, mostListed);
  const held = await holdingsOf(db, agencyId, due);
  return due.map((dossier) => ({ ...dueOf(dossier, now), holding: held.get(dossier.id) ?? null }));
}

/** The first instant of the year in which a dossier of the field must not have been closed yet; null: kept for good. */
function closedBefore(field: string, now: number): number | null {
  const { keeps } = dossierPeriodOf(field, now);
  return keeps && instantOf(`${Number(dayOf(now).slice(0, 4)) - keeps.count}-01-01`, 0);
}

function dueOf(
  { id, code, procedureName, field, closedAt }: ArchivedDossier,
  now: number,
): Omit<ListedDossier, 'became'> {
  const period = dossierPeriodOf(field, now);
  const until = keptUntil(closedAt, period) ?? '';
  return { id, code, procedureName, field, closedAt, keptUntil: until, legalRef: period.legalRef };
}

/** Why dossiers are kept although their time is over; those that nothing speaks against are absent. */
export async function holdingsOf(
  db: Db,
  agencyId: string,
  dossiers: readonly Pick<ListedDossier, 'id' | 'code'>[],
): Promise<Map<string, Holding>> {
  const holds = new Set((await listHolds(db, agencyId)).map(({ dossierId }) => dossierId));
  const ids = dossiers.map(({ id }) => id);
  const asked = await listDossiersAskedAbout(
    db,
    agencyId,
    dossiers.map(({ code }) => code),
  );
  const people = await listPeopleIn(db, agencyId, ids);
  const asking = await listPeopleAsking(
    db,
    people.map(({ personId }) => personId),
  );
  const ofAsking = new Set(people.filter(({ personId }) => asking.has(personId)).map(({ dossierId }) => dossierId));
  return new Map(
    dossiers.flatMap(({ id, code }): [string, Holding][] => {
      if (holds.has(id)) return [[id, 'hold']];
      if (asked.has(code)) return [[id, 'feedback']];
      return ofAsking.has(id) ? [[id, 'data_request']] : [];
    }),
  );
}
