import { type DossierInFact, getDossier } from '#modules/dossiers';
import { dayOf } from '#platform/clock';
import type { Act, Fact, Reaction } from '#platform/journal';
import { endOpenAttempts } from '../end-attempt.ts';
import { moneyPaidFor } from '../money-paid.ts';
import { openRefund } from '../open-refund.ts';
import { refundRuleOn } from '../refund-rule.ts';
import { listRefundsOf } from '../refund-store.ts';

type AboutDossier = Fact<string, { readonly dossier: DossierInFact }>;

const following = (
  to: string,
  does: string,
  run: (act: Act, dossier: DossierInFact) => Promise<void>,
): Reaction<AboutDossier> => ({
  to,
  does,
  run: (act, { data: { dossier } }) => run(act, dossier),
});

const endOpen = (act: Act, { agencyId, id }: DossierInFact): Promise<void> => endOpenAttempts(act, agencyId, id);

/** What comes by a gateway ends the others itself: its own attempt is not cancelled but paid. */
const endWhenPaidHere: Reaction<Fact<string, { readonly dossier: DossierInFact; readonly method: string }>> = {
  to: 'dossier.fee_paid',
  does: 'Ends attempts to pay online what was paid at the counter.',
  run: async (act, { data: { dossier, method } }) => (method === 'online' ? undefined : endOpen(act, dossier)),
};

async function oweBack(act: Act, dossier: DossierInFact, because: 'intake_refused' | 'withdrawn'): Promise<void> {
  await endOpen(act, dossier);
  const { agencyId, id: dossierId, handlingAgencyId, partyIds, code: dossierCode, receivedAt } = dossier;
  const rule = refundRuleOn(dayOf(act.now));
  const withdrawn = receivedAt === null ? rule.withdrawnBeforeIntake : rule.withdrawnAfterIntake;
  if (!(because === 'intake_refused' ? rule.intakeRefused : withdrawn)) return;
  const { feeState } = await getDossier(act.tx, dossier);
  const already = await listRefundsOf(act.tx, agencyId, dossierId);
  if (feeState !== 'paid' || already.some((refund) => refund.because === because)) return;
  const paid = await moneyPaidFor(act.tx, dossier);
  if (!paid) return;
  await openRefund(act, { agencyId, dossierId, handlingAgencyId, partyIds, dossierCode, ...paid, because });
}

/** What happens to a dossier, and what that does to its money. */
export const followDossier: readonly Reaction[] = [
  endWhenPaidHere,
  following('dossier.fee_waived', 'Ends attempts to pay online what was waived meanwhile.', endOpen),
  following('dossier.lapsed', 'Ends attempts to pay for a dossier that lapsed.', endOpen),
  following('dossier.intake_refused', 'Opens a refund for a dossier that was not received.', (act, dossier) =>
    oweBack(act, dossier, 'intake_refused'),
  ),
  following(
    'dossier.withdrawn',
    'Opens a refund for a dossier withdrawn while the rules give money back.',
    (act, dossier) => oweBack(act, dossier, 'withdrawn'),
  ),
];
