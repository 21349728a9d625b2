import { type Day, dayOf, instantOf } from '#platform/clock';
import {
  type DossierPeriod,
  dossierPeriods,
  type LetGo,
  lettingGo,
  type Period,
  type RetentionPeriod,
} from '../../../reference/retention/retention-periods.ts';

/** The instant (milliseconds) before which what is counted from must lie, for the period of a class to be over. */
export function overBefore(what: LetGo, now: number): number {
  return backFrom(now, inForce<RetentionPeriod>(lettingGo[what], dayOf(now)).keeps);
}

/** The period of the dossiers of a field as it is today: its own, or the one of all others. */
export function dossierPeriodOf(field: string, now: number): DossierPeriod {
  const own = dossierPeriods.filter((period) => period.field === field);
  const others = dossierPeriods.filter((period) => period.field === null);
  return inForce(own.length > 0 ? own : others, dayOf(now));
}

/** The first day on which a dossier that was closed then (milliseconds) need no longer be kept; null keeps it for good. */
export function keptUntil(closedAt: number, { keeps }: Pick<DossierPeriod, 'keeps'>): Day | null {
  return keeps && `${Number(dayOf(closedAt).slice(0, 4)) + keeps.count + 1}-01-01`;
}

function inForce<P extends Pick<RetentionPeriod, 'validFrom' | 'validTo'>>(periods: readonly P[], day: Day): P {
  const found = periods.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
  if (!found) throw new Error(`No period of keeping is in force on ${day}.`);
  return found;
}

const minute = 60_000;

/** Months end on the same day, or on the last of a month that has no such day. */
function backFrom(now: number, { count, unit }: Period): number {
  if (unit === 'minute') return now - count * minute;
  if (unit === 'day') return now - count * 24 * 60 * minute;
  const [year = 0, month = 0, day = 0] = dayOf(now).split('-').map(Number);
  const months = year * 12 + month - 1 - count * (unit === 'month' ? 1 : 12);
  const [then, its] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(then, its + 1, 0)).getUTCDate();
  const sameDay = new Date(Date.UTC(then, its, Math.min(day, last))).toISOString().slice(0, 10);
  return instantOf(sameDay, 0) + (now - instantOf(dayOf(now), 0));
}
