import { type Dossier, listFees } from '#modules/dossiers';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announceMoney } from './announce-money.ts';
import type { GatewaySetting } from './gateway-setting.ts';
import type { Payment } from './payment.ts';
import { nameOfReceipt, type Receipt } from './receipt.ts';
import { insertReceipt, takeReceiptNumber } from './receipt-store.ts';

/** Gives a receipt for fees of a dossier that were paid online, under the next number of the agency's series. */
export async function issueReceipt(
  act: Act,
  payment: Payment & { readonly transactionNo: string },
  dossier: Dossier,
  { receiptForm: formMark, receiptSeries: series }: Pick<GatewaySetting, 'receiptForm' | 'receiptSeries'>,
): Promise<Receipt> {
  const fees = await listFees(act.tx, dossier);
  const { agencyId, dossierId, dossierCode, amount, transactionNo } = payment;
  const receipt: Receipt = {
    ...{ agencyId, id: newId(), paymentId: payment.id, dossierId, dossierCode, procedureName: dossier.procedureName },
    ...{ formMark, series, number: await takeReceiptNumber(act.tx, agencyId, `${formMark}/${series}`) },
    ...{ payerName: dossier.parties.submitter.fullName, amount, transactionNo, issuedAt: act.now },
    fees: fees
      .filter(({ method }) => method === 'online')
      .map(({ kind, name, amount: owed }) => ({ kind, name, amount: owed })),
    ...{ cancelledAt: null, cancelledByName: null, reason: null, replacedBy: null },
  };
  await insertReceipt(act.tx, receipt);
  await announceMoney(act, 'payment.receipt_issued', payment, { receipt: nameOfReceipt(receipt) });
  return receipt;
}
