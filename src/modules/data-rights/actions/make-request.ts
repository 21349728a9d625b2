import { getWorkingCalendar } from '#modules/calendar';
import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId, newToken } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { houseRules, type RequestKind } from '../../../../reference/data-rights/request-limits.ts';
import type { DataRequested } from '../events.ts';
import { dataRightsPermissions } from '../permissions.ts';
import { answerRuleAt, dueBy, firstAnswerRuleAt } from '../request-clock.ts';
import { countOpenOf, insertRequest } from '../request-store.ts';

/** What somebody asks, and whom. */
export interface WhatIsAsked {
  readonly agencyId: string;
  readonly kind: RequestKind;
  readonly words: string;
}

/**
 * Takes in what a person asks about their own data, under the limits of that day. Gives its id, and this once the secret that
 * opens the answer when there is no account any more. Throws `data_rights.too_many_open`.
 */
export async function makeRequest(
  act: Act,
  { agencyId, kind, words }: WhatIsAsked,
): Promise<{ readonly id: string; readonly secret: string }> {
  const { tx, who, now } = act;
  assertMay(dataRightsPermissions, 'data_rights.ask', who, { partyIds: [who.id] });
  if ((await countOpenOf(tx, agencyId, who.id)) >= houseRules.mostOpen)
    throw new Refusal('data_rights.too_many_open', { most: houseRules.mostOpen });
  const calendar = await getWorkingCalendar(tx, agencyId);
  const [firstAnswerRule, answerRule] = [firstAnswerRuleAt(now), answerRuleAt(now, kind)];
  const [id, secret] = [newId(now), newToken()];
  await insertRequest(tx, {
    ...{ agencyId, id, personId: who.id, kind, words, secret, madeAt: now, firstAnswerRule, answerRule },
    firstAnswerDueAt: dueBy(firstAnswerRule, calendar, now),
    dueAt: dueBy(answerRule, calendar, now),
  });
  const data = { kind };
  await act.announce<DataRequested>({
    type: 'data_rights.requested',
    agencyId,
    subjectId: id,
    readers: [who.id],
    data,
  });
  return { id, secret };
}
