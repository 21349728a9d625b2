import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { insertAnswer, insertOfficers } from '../answer-store.ts';
import { type DossierToRate, getDossierToRate, listOfficers } from '../dossier-to-rate.ts';
import type { AnswerGiven } from '../events.ts';
import { insertFollowUp } from '../follow-up-store.ts';
import { endInvitations } from '../invitation-store.ts';
import { satisfactionPermissions } from '../permissions.ts';
import { noteRated } from '../rated-dossier-store.ts';
import { isBad, monthOf, type Survey } from '../survey.ts';

/** What is said, and where to answer somebody who wishes to be answered. */
export interface GivenAnswer extends Survey {
  readonly contact: string | null;
}

/**
 * Takes the one answer about a dossier, in the name of the system: neither the person nor the dossier stands beside it. A
 * bad one opens a follow-up. Whoever comes second, be it at the same moment, is told that there is an answer.
 */
export async function giveAnswer(
  act: Act,
  ref: Pick<DossierToRate, 'agencyId' | 'id'>,
  { contact, ...survey }: GivenAnswer,
): Promise<void> {
  const dossier = await getDossierToRate(act.tx, ref);
  const { agencyId, id, code } = dossier;
  assertMay(satisfactionPermissions, 'satisfaction.take_answer', act.who, { agencyIds: [agencyId] });
  if (dossier.state !== 'handed_over') throw new Refusal('satisfaction.not_handed_over', { code });
  if (!(await noteRated(act.tx, agencyId, id))) throw new Refusal('satisfaction.rated_already', { code });
  const month = monthOf(act.now);
  const answerId = await insertAnswer(act.tx, dossier, { ...survey, month });
  await insertOfficers(act.tx, { agencyId, id: answerId }, await listOfficers(act.tx, dossier));
  if (isBad(survey)) await insertFollowUp(act.tx, { agencyId, answerId, contact });
  await endInvitations(act.tx, agencyId, id);
  await act.announce<AnswerGiven>({
    type: 'satisfaction.answered',
    agencyId,
    subjectId: agencyId,
    data: { month },
  });
}
