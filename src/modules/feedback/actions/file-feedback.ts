import type { Agency } from '#modules/organisation';
import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { breaksUnique } from '#platform/database';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announce } from '../act-on-feedback.ts';
import type { Feedback, Sender } from '../feedback.ts';
import { newLookUpSecret, writeFeedbackCode } from '../feedback-code.ts';
import { insertFeedback, takeNumber } from '../feedback-store.ts';
import { checkRule, startClock } from '../limits.ts';
import { feedbackPermissions } from '../permissions.ts';
import { withoutSender } from '../redact.ts';
import { insertSender } from '../sender-store.ts';

export type NewFeedback = Pick<
  Feedback,
  'channel' | 'portalNumber' | 'content' | 'place' | 'dossierCode' | 'fileIds' | 'mayPost'
>;

/**
 * Takes feedback in: from the page in the name of the system, so that the journal does not know its sender, or by a clerk
 * from the telephone, a sheet, an e-mail or the National Portal. Where they named themselves, the matter is kept without it.
 * Gives the secret by which its sender finds it, this once.
 */
export async function fileFeedback(
  act: Act,
  agency: Pick<Agency, 'id' | 'code'>,
  filed: NewFeedback,
  sender: Omit<Sender, 'original'>,
): Promise<{ readonly feedback: Feedback; readonly secret: string }> {
  const permission = act.who.kind === 'system' ? 'feedback.take_in' : 'feedback.record';
  assertMay(feedbackPermissions, permission, act.who, { agencyIds: [agency.id] });
  const day = dayOf(act.now);
  const content = withoutSender(filed.content, sender);
  const feedback: Feedback = {
    ...filed,
    content,
    ...(await startClock(act.tx, agency.id, checkRule(act.now), act.now)),
    agencyId: agency.id,
    handlingAgencyId: agency.id,
    id: newId(act.now),
    code: writeFeedbackCode(agency.code, day, await takeNumber(act.tx, agency.id, day)),
    state: 'received',
    kind: null,
    submittedAt: act.now,
    assigneeId: null,
    assigneeName: null,
    round: 1,
    answeredAt: null,
    version: 1,
  };
  const secret = newLookUpSecret();
  await insertFeedback(act.tx, feedback, secret).catch((error: unknown) => {
    if (!breaksUnique(error, 'feedback_agency_id_portal_number_key')) throw error;
    throw new Refusal('feedback.portal_number_known', { number: filed.portalNumber ?? '' }, 409);
  });
  await insertSender(act.tx, feedback, { ...sender, original: content === filed.content ? null : filed.content });
  await announce(act, 'feedback.received', feedback, {});
  return { feedback, secret };
}
