import Type from 'typebox';
import { type Day, dayOf, instantOf } from '#platform/clock';
import { notFound } from '#platform/errors';
import type { Asked } from '../criterion-cases.ts';
import { monthOf, shiftMonth } from '../survey.ts';

/** How many months the list offers. */
const offered = 24;

export const monthQuery = {
  thang: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$' })),
  lang: Type.Optional(Type.String()),
};

/** The month of an address by its first day, this one when there is none; the future does not exist. */
export function readMonth(thang: string | undefined, now: number): Day {
  const month = thang === undefined ? monthOf(now) : `${thang}-01`;
  if (Number.isNaN(Date.parse(month)) || month > monthOf(now)) throw notFound('page');
  return month;
}

/** As it stands in an address: `2026-03`. */
export const monthKey = (month: Day): string => month.slice(0, 7);

/** The newest first. */
export const recentMonths = (now: number): Day[] =>
  Array.from({ length: offered }, (_, i) => shiftMonth(monthOf(now), -i));

/** A month of some agencies, as the criteria are asked. */
export function askedOf(agencyIds: readonly string[], month: Day, now: number): Asked {
  const [from, to] = [instantOf(month, 0), instantOf(shiftMonth(month, 1), 0)];
  return { agencyIds, month, from, to, now, day: dayOf(Math.min(to - 1, now)) };
}
