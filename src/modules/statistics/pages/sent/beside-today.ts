import { listAgencyIdsBelow } from '#modules/organisation';
import type { Db } from '#platform/database';
import type { Call } from '#platform/route';
import type { OwnReports } from '../../own-reports.ts';
import { sumFigures } from '../../period-figure-store.ts';
import { reportedFigures } from '../../report-ii06a.ts';
import { byAgency, type CellChange, changedCells, type ReportedAgency } from '../../reported-agency.ts';
import { type CellDifference, differencesBetween } from '../../reported-dossier.ts';
import { listReported } from '../../reported-dossier-store.ts';
import { levelIn, readSelection, type Selection } from '../../selection.ts';
import type { SentReport } from '../../sent-report-store.ts';
import { readOwnReports } from '../own-reports/read-own-reports.ts';

/** A sent report held against what it would say now. */
export type Beside =
  | { readonly kind: 'dossiers'; readonly differences: readonly CellDifference[] }
  | {
      readonly kind: 'agencies';
      readonly changes: readonly CellChange[];
      readonly own: OwnReports;
      readonly selection: Selection;
    }
  /** Some of the agencies it adds up are not the reader's to see. */
  | { readonly kind: 'out_of_reach' };

type Reader = Pick<Call, 'who' | 'now'>;

/** Counts a sent report again: that of one agency by its dossiers, one that adds up several by the daily figures of each. */
export async function besideToday(db: Db, reader: Reader, sent: SentReport): Promise<Beside> {
  if (sent.agencies) return besideAgencies(db, reader, sent, sent.agencies);
  const now = await listReported(db, { ...queryOf(sent), agencyIds: [sent.agencyId] });
  return { kind: 'dossiers', differences: differencesBetween(sent.dossiers, now, reportedFigures) };
}

/** Of the agencies that were added up, and of those that lie below today. */
async function besideAgencies(
  db: Db,
  { who, now }: Reader,
  sent: SentReport,
  then: readonly ReportedAgency[],
): Promise<Beside> {
  const below = await listAgencyIdsBelow(db, sent.agencyId);
  const agencyIds = [...new Set([...then.map(({ agencyId }) => agencyId), ...below])];
  const within = new Set(who.agencies);
  if (!agencyIds.every((id) => within.has(id))) return { kind: 'out_of_reach' };
  const selection = await readSelection(db, { who: { agencies: agencyIds }, now, query: { ky: sent.periodKey } });
  const counted = byAgency(agencyIds, await sumFigures(db, { ...queryOf(sent), agencyIds }));
  const period = { key: sent.periodKey, from: sent.periodFrom, to: sent.periodTo };
  return {
    kind: 'agencies',
    changes: changedCells(then, counted, levelIn(selection)),
    own: await readOwnReports(db, sent.agencyId, period, then),
    selection,
  };
}

const queryOf = ({ periodFrom: from, periodTo: until, leftOut }: SentReport) => ({ from, until, leftOut });
