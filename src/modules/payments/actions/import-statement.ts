import { assertMay } from '#platform/access';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { paymentPermissions } from '../permissions.ts';
import type { StatementLine } from '../reconciliation.ts';
import { insertStatementLine } from '../statement-store.ts';

/** Keeps what a gateway's statement says; a transaction that stands there already stays as it is. */
export async function importStatement(act: Act, agencyId: string, lines: readonly StatementLine[]): Promise<void> {
  assertMay(paymentPermissions, 'payments.reconcile', act.who, { agencyIds: [agencyId] });
  let added = 0;
  const by = { at: act.now, name: act.who.name };
  for (const line of lines) if (await insertStatementLine(act.tx, agencyId, line, by)) added += 1;
  const data = { lines: lines.length, added };
  await act.announce({ type: 'payment.statement_imported', agencyId, subjectId: newId(), data });
}
