import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { SequenceEntered } from '../events.ts';
import { permissions } from '../permissions.ts';
import type { EnteredSequence } from '../sequence.ts';
import { insertSequence } from '../sequence-store.ts';
import { findVersionOn } from '../version-store.ts';

/**
 * Enters the sequence of a procedure (trình tự thực hiện) from a day on, for an agency and all below it. Refuses where the
 * catalogue has one, which is what the law says (`procedures.sequence_in_catalogue`).
 */
export async function enterSequence(
  act: Act,
  agencyId: string,
  code: string,
  { steps, legalRef, validFrom }: EnteredSequence,
): Promise<void> {
  const { tx, who, now } = act;
  assertMay(permissions, 'procedures.enter_sequence', who, { agencyIds: [agencyId] });
  const stored = await findVersionOn(tx, code, dayOf(now));
  if (!stored) throw notFound('procedure');
  if (stored.version.sequence) throw new Refusal('procedures.sequence_in_catalogue', { code });
  const entering = { agencyId, code, day: validFrom, by: who.id, at: now };
  const id = await insertSequence(tx, entering, { steps, legalRef });
  const data = { code, validFrom, legalRef, steps };
  await act.announce<SequenceEntered>({ type: 'procedures.sequence_entered', agencyId, subjectId: id, data });
}
