import { type FeedbackInFact, getSender } from '#modules/feedback';
import type { Fact, Reaction } from '#platform/journal';
import { drafterKinds, type LetterFacts, type LetterKind, senderKinds } from '../letter-kind.ts';
import { insertMessage } from '../message-store.ts';
import { putIntoOutbox } from '../put-into-outbox.ts';
import { tellAssignee } from '../tell-assignee.ts';

interface Told {
  readonly feedback: FeedbackInFact;
  readonly to?: string;
  readonly reason?: string;
  readonly explanation?: string;
}

type FeedbackTold = Fact<string, Told>;

/**
 * Tells the sender of feedback what became of it: in the product when they were signed in, and by e-mail where they gave
 * an address. Whom to tell is asked of `feedback`, for no fact names a sender.
 */
const tellSender = (kind: LetterKind): Reaction<FeedbackTold> => ({
  to: kind,
  does: 'Tells the sender of feedback what became of it.',
  async run(act, { data }) {
    const agencyId = act.who.agencyId ?? data.feedback.agencyId;
    const { personId, email } = await getSender(act.tx, data.feedback);
    const facts = factsOf(data);
    if (personId !== null) await insertMessage(act.tx, { agencyId, recipientId: personId, kind, facts }, act.now);
    if (email !== null) await putIntoOutbox(act, { agencyId, kind, address: email, facts });
  },
});

/** Tells an officer that feedback is theirs to answer, unless they took it themselves. */
const tellDrafter = (kind: (typeof drafterKinds)[number]): Reaction<FeedbackTold> => ({
  to: kind,
  does: 'Tells an officer that feedback is theirs to answer.',
  run: (act, { data }) => tellAssignee(act, data.feedback, kind, factsOf(data)),
});

export const tellSenders: readonly Reaction[] = [...senderKinds.map(tellSender), ...drafterKinds.map(tellDrafter)];

function factsOf({ feedback: { code, dueAt }, to, reason, explanation }: Told): LetterFacts {
  const why = reason ?? explanation;
  return { code, procedureName: '', promisedAt: dueAt, ...(why && { reason: why }), ...(to && { step: to }) };
}
