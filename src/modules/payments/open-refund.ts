import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announceMoney } from './announce-money.ts';
import type { Refund } from './refund.ts';
import { insertRefund } from './refund-store.ts';

type Owed = Pick<
  Refund,
  | 'agencyId'
  | 'dossierId'
  | 'handlingAgencyId'
  | 'partyIds'
  | 'dossierCode'
  | 'paymentId'
  | 'transactionNo'
  | 'method'
  | 'because'
  | 'amount'
>;

/** Notes money that is owed back, or may be, for an officer to decide about. */
export async function openRefund(act: Act, owed: Owed): Promise<Refund> {
  const refund: Refund = {
    ...owed,
    ...{ id: newId(), openedAt: act.now, openedByName: act.who.kind === 'staff' ? act.who.name : 'Hệ thống' },
    ...{ decision: null, decidedAmount: null, reason: null, decidedAt: null, decidedBy: null, decidedByName: null },
    ...{ paidBackAt: null, paidBackByName: null, wayBack: null, reference: null },
  };
  await insertRefund(act.tx, refund);
  await announceMoney(act, 'payment.refund_opened', refund, { because: owed.because });
  return refund;
}
