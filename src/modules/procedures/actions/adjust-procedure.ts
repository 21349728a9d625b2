import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { notFound } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type Adjustment, refusalOf } from '../adjustment.ts';
import { replaceLocalRule, replaceOwnProcess } from '../agency-store.ts';
import type { ProcedureAdjusted } from '../events.ts';
import { limitFor } from '../of-channel.ts';
import { permissions } from '../permissions.ts';
import { findVersionOn } from '../version-store.ts';

/**
 * Enters the internal process and the shortened limit an agency works by from today on. Dossiers received before keep
 * what they were received under.
 */
export async function adjustProcedure(act: Act, agencyId: string, code: string, adjustment: Adjustment): Promise<void> {
  const { tx, who, now } = act;
  assertMay(permissions, 'procedures.adjust', who, { agencyIds: [agencyId] });
  const day = dayOf(now);
  const stored = await findVersionOn(tx, code, day);
  if (!stored) throw notFound('procedure');
  const refusal = refusalOf(adjustment, limitFor(stored.version, 'direct'));
  if (refusal) throw refusal;
  const decision = { agencyId, code, day, by: who.name, at: now, legalRef: adjustment.legalRef };
  await replaceLocalRule(tx, decision, adjustment);
  await replaceOwnProcess(tx, decision, adjustment.steps);
  await act.announce<ProcedureAdjusted>({
    type: 'procedures.adjusted',
    agencyId,
    subjectId: stored.id,
    data: { code, ...adjustment },
  });
}
