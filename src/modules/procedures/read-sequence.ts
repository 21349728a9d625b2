import { normaliseText } from '#platform/text';
import type { CatalogueRecord } from './catalogue-record.ts';
import type { Reading } from './procedure-version.ts';

/** Reads the sequence of steps of a record: a list as it is, a text line by line, without what is empty. */
export function readSequence(steps: NonNullable<CatalogueRecord['steps']>): Reading<string[]> {
  const lines = typeof steps === 'string' ? steps.split(/\r?\n/) : steps;
  const value = lines.map(normaliseText).filter((line) => line !== '');
  if (value.length === 0) return { value, whys: ['missing'] };
  return { value, whys: value.some((line) => line.endsWith('…')) ? ['cut_short'] : [] };
}
