import { assertMay } from '#platform/access';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { Digitisation } from '../digitisation.ts';
import { insertDigitisation } from '../digitisation-store.ts';
import { countJobFor } from '../jobs/jobs-for.ts';
import { permissions } from '../permissions.ts';

export type PaperToDigitise = Pick<
  Digitisation,
  | 'agencyId'
  | 'subjectAgencyId'
  | 'subjectId'
  | 'ordinal'
  | 'paperName'
  | 'originalForm'
  | 'originals'
  | 'fileIds'
  | 'readers'
>;

/** Begins to digitise a paper from files that can be looked at: first their pages are counted, for a person to arrange. */
export async function beginDigitising(act: Act, paper: PaperToDigitise): Promise<Digitisation> {
  const { who, now } = act;
  assertMay(permissions, 'digitisation.begin', who, { agencyIds: [paper.agencyId] });
  const digitisation: Digitisation = {
    ...paper,
    id: newId(now),
    state: 'counting',
    reason: null,
    resultIds: [],
    begunById: who.id || null,
    begunByName: who.name,
    begunAt: now,
    movedAt: now,
    endedAt: null,
    confirmedAt: null,
    confirmedByName: null,
    signedAt: null,
    signedByName: null,
  };
  await insertDigitisation(act.tx, digitisation);
  await act.enqueue(countJobFor(digitisation));
  return digitisation;
}
