import { remaining, type WorkingCalendar } from '#modules/calendar';
import { dayOf, instantOf } from '#platform/clock';
import type { WorklistRow } from '../../worklist-store.ts';

/** By which calendar a line of a worklist tells the time, and when (milliseconds). */
export interface LineTime {
  readonly calendar: WorkingCalendar;
  readonly now: number;
}

type Promised = Pick<WorklistRow, 'state' | 'promisedAt'>;

/** Minutes of work until the promised day, in whole hours where it is more than one: as they are shown, and a line stays what it is for an hour. */
export function leftOf({ state, promisedAt }: Promised, { calendar, now }: LineTime): number | undefined {
  if (state !== 'processing' || promisedAt === null) return undefined;
  const left = remaining(calendar, now, promisedAt);
  return Math.abs(left) < 60 ? left : wholeHours(left);
}

/** Whether the promised time of what is being settled is past. */
export function markOf({ state, promisedAt }: Promised, now: number): 'late' | undefined {
  return state === 'processing' && promisedAt !== null && promisedAt < now ? 'late' : undefined;
}

/**
 * Until when (milliseconds) lines tell of time what is true, and a tab how many are due: no later than the day ends or the
 * next dossier falls due. Minutes of work never pass faster than minutes do.
 */
export function holdUntil(rows: readonly Promised[], nextDueAt: number | undefined, time: LineTime): number {
  const { now } = time;
  const ends = rows.filter(({ state }) => state === 'processing').map((row) => changesAt(row, time));
  return Math.min(instantOf(dayOf(now), 1440), nextDueAt ?? Number.POSITIVE_INFINITY, ...ends);
}

function changesAt({ promisedAt }: Promised, { calendar, now }: LineTime): number {
  if (promisedAt === null) return Number.POSITIVE_INFINITY;
  const left = remaining(calendar, now, promisedAt);
  const passing = Math.abs(left) < 60 ? 1 : left > 0 ? left - wholeHours(left) + 1 : wholeHours(left) - 60 - left;
  const changes = (Math.floor(now / minute) + Math.abs(passing)) * minute;
  return promisedAt < now ? changes : Math.min(changes, promisedAt + 1);
}

const minute = 60_000;

const wholeHours = (minutes: number): number => Math.trunc(minutes / 60) * 60;
