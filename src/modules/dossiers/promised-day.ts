import {
  type ClockStop,
  type DeadlineRule,
  getWorkingCalendar,
  type Promised,
  promise,
  type SpentTime,
  spentTime,
} from '#modules/calendar';
import type { Db } from '#platform/database';
import { findApology } from './apology-store.ts';
import { listClockStops } from './clock-stop-store.ts';
import type { Dossier } from './dossier.ts';

/** A promised day with the apology that moved it, if there is one. */
export interface DossierPromise extends Promised {
  readonly reappointedAt?: number;
}

/**
 * When the result of a received dossier is owed, and why: by the terms pinned to it, the calendar of the agency that
 * settles it, and the spans that do not count. The one re-appointment stands above the limit people were told, never
 * above the statutory one that reports count by.
 */
export async function promiseOf(db: Db, dossier: Dossier): Promise<DossierPromise> {
  if (dossier.receivedAt === null) return { lines: [] };
  const stops = await listClockStops(db, dossier);
  const apology = await findApology(db, dossier);
  const reckoned = await reckon(db, dossier.handlingAgencyId, dossier.deadlineRule, dossier.receivedAt, stops);
  return apology ? { ...reckoned, promisedAt: apology.newPromisedAt, reappointedAt: apology.newPromisedAt } : reckoned;
}

/** When a dossier received at `receivedAt` would be owed by an agency. */
export async function reckon(
  db: Db,
  agencyId: string,
  rule: DeadlineRule,
  receivedAt: number,
  stops: readonly ClockStop[] = [],
): Promise<Promised> {
  return promise(rule, await getWorkingCalendar(db, agencyId), receivedAt, stops);
}

/** How long a received dossier that ends at an instant took, counted as its promised day is; undefined without a limit. */
export async function spentOn(db: Db, dossier: Dossier, endedAt: number): Promise<SpentTime | undefined> {
  const { receivedAt, deadlineRule, handlingAgencyId } = dossier;
  if (receivedAt === null) return undefined;
  const [calendar, stops] = await Promise.all([getWorkingCalendar(db, handlingAgencyId), listClockStops(db, dossier)]);
  return spentTime(deadlineRule, calendar, receivedAt, stops, endedAt);
}
