import type { Act } from '#platform/journal';
import type { LetterFacts, MessageKind } from './letter-kind.ts';
import { insertMessage } from './message-store.ts';

/** What somebody of an agency works on. */
interface Assigned {
  readonly assigneeId: string | null;
  readonly handlingAgencyId: string;
}

/** Tells an officer that something has come to them, unless they took it themselves or it went to another agency. */
export async function tellAssignee(
  act: Act,
  { assigneeId, handlingAgencyId }: Assigned,
  kind: MessageKind,
  facts: LetterFacts,
): Promise<void> {
  if (assigneeId === null || assigneeId === act.who.id || !act.who.agencies.includes(handlingAgencyId)) return;
  await insertMessage(act.tx, { agencyId: handlingAgencyId, recipientId: assigneeId, kind, facts }, act.now);
}
