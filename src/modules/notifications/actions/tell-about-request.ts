import type { Act } from '#platform/journal';
import type { RequestMessageKind } from '../letter-kind.ts';
import { insertMessage } from '../message-store.ts';

/** Tells somebody inside the product of a request about personal data: who asked, or who has to answer. */
export async function tellAboutRequest(
  { tx, now }: Act,
  told: {
    readonly agencyId: string;
    readonly recipientId: string;
    readonly kind: RequestMessageKind;
    readonly request: string;
    /** Milliseconds. */
    readonly dueAt: number;
  },
): Promise<void> {
  const { agencyId, recipientId, kind, request, dueAt } = told;
  const facts = { code: '', procedureName: '', request, promisedAt: dueAt };
  await insertMessage(tx, { agencyId, recipientId, kind, facts }, now);
}
