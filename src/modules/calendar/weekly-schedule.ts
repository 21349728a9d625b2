import type { Day } from '#platform/clock';

/** Opening hours of part of a day, in minutes since midnight; `to` is the minute the doors close. */
export interface Session {
  from: number;
  to: number;
}

/** The hours an agency keeps from `validFrom` to `validTo` (both included), for Sunday first to Saturday last. */
export interface WeeklySchedule {
  validFrom: Day;
  validTo?: Day | undefined;
  legalRef: string;
  week: readonly (readonly Session[])[];
}

/** Minutes since midnight of a time written `HH:mm`; undefined when it is not one (24:00 is allowed as an end). */
export function minutesOf(time: string): number | undefined {
  const found = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time.trim());
  const minutes = found ? Number(found[1]) * 60 + Number(found[2]) : Number.NaN;
  return minutes <= 1440 ? minutes : undefined;
}

/** Writes minutes since midnight as `HH:mm`. */
export function timeOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads hours written `07:30-11:30, 13:30-17:00`; an empty text is a day off.
 * Undefined when a part is not a time, ends before it begins, or overlaps the one before.
 */
export function readSessions(text: string): Session[] | undefined {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  const sessions: Session[] = [];
  for (const part of parts) {
    const [from, to] = part.split(/[-–]/).map(minutesOf);
    const open = sessions.at(-1)?.to ?? -1;
    if (from === undefined || to === undefined || from >= to || from <= open) return undefined;
    sessions.push({ from, to });
  }
  return sessions;
}

/** Writes sessions as `readSessions` reads them. */
export function writeSessions(sessions: readonly Session[]): string {
  return sessions.map(({ from, to }) => `${timeOfMinutes(from)}-${timeOfMinutes(to)}`).join(', ');
}

const officeDay = readSessions('07:30-11:30, 13:30-17:00') ?? [];

/** The hours assumed until an agency sets its own; provinces decide them, so they are only a beginning. */
export const usualSchedule: WeeklySchedule = {
  validFrom: '2020-01-01',
  legalRef: 'Giờ hành chính mặc định; thay bằng quyết định của địa phương',
  week: [[], officeDay, officeDay, officeDay, officeDay, officeDay, []],
};
