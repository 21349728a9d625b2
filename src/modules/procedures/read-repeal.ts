import { normaliseText } from '#platform/text';
import type { Reading, Repeal } from './procedure-version.ts';

const fromDay = /^Bị bãi bỏ (?:từ |tại [^\d]+ )?(\d{1,2})\/(\d{1,2})\/(\d{4})/iu;
const successor = /thay bằng (\d\.\d{6})/iu;

/**
 * Reads the note of a repealed record. The day is absent when the note only gives the decision: a decision's date is
 * not the day it takes effect.
 */
export function readRepeal(notes: string): Reading<Repeal> {
  const reason = normaliseText(notes);
  const [, day, month, year] = reason.match(fromDay) ?? [];
  const replacedBy = reason.match(successor)?.[1];
  const on = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
  const value = { reason, ...(on && { on }), ...(replacedBy && { replacedBy }) };
  return { value, whys: on ? [] : ['date_missing'] };
}
