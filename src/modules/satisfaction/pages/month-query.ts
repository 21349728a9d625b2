import Type from 'typebox';
import { type Day, instantOf } from '#platform/clock';
import { notFound } from '#platform/errors';
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

/** From when to when a month runs, in milliseconds. */
export const spanOf = (month: Day) => ({ from: instantOf(month, 0), to: instantOf(shiftMonth(month, 1), 0) });
