import Type from 'typebox';
import { amountInFigures, amountInWords } from '#modules/dossiers';
import { getAgency } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { notFound } from '#platform/errors';
import { type Answer, type Call, route } from '#platform/route';
import { dateOf, dateTimeOf } from '#ui';
import { type MoneyOfDossier, openForStaff, openOwnPayments } from '../../open-own-payments.ts';
import { nameOfReceipt, type Receipt } from '../../receipt.ts';

const params = Type.Object({ code: Type.String({ maxLength: 80 }), ordinal: Type.Integer({ minimum: 1 }) });

type ReceiptCall = Call<{ code: string; ordinal: number }>;

/** A receipt of a dossier, by its place among them, for the people it belongs to. */
export const ownReceipt = route({
  method: 'GET',
  url: '/ho-so-cua-toi/:code/bien-lai/:ordinal.pdf',
  answers: 'file',
  may: 'payments.pay',
  params,
  run: async (call) => print(call, await openOwnPayments(call)),
});

/** The same for the staff of its agencies. */
export const receiptForStaff = route({
  method: 'GET',
  url: '/can-bo/ho-so/:code/bien-lai/:ordinal.pdf',
  answers: 'file',
  may: 'payments.view',
  notesReading: true,
  params,
  run: async (call) => print(call, await openForStaff(call)),
});

async function print(call: ReceiptCall, { receipts, dossier }: MoneyOfDossier): Promise<Answer> {
  const receipt = receipts[call.params.ordinal - 1];
  if (!receipt) throw notFound('receipt');
  const agency = await call.read((db) => getAgency(db, dossier.agencyId));
  const title = `Biên lai thu phí, lệ phí ${nameOfReceipt(receipt)}`;
  const data = onPaper(receipt, agency.name);
  const content = await call.tools.pdf.render('src/modules/payments/receipt.typ', data, { title, createdAt: call.now });
  const name = `bien-lai-${receipt.series}-${receipt.number}.pdf`;
  return { kind: 'file', content, type: 'application/pdf', name, inline: true };
}

const kinds = { fee: 'Phí', charge: 'Lệ phí' } as const;

/** What the paper says, in Vietnamese as all official papers. */
const onPaper = (receipt: Receipt, agencyName: string) => ({
  agency: agencyName,
  formMark: receipt.formMark,
  series: receipt.series,
  number: String(receipt.number).padStart(7, '0'),
  payer: receipt.payerName,
  dossierCode: receipt.dossierCode,
  procedure: receipt.procedureName,
  fees: receipt.fees.map(({ kind, name, amount }) => ({
    name: name.startsWith(kinds[kind]) ? name : `${kinds[kind]}: ${name}`,
    amount: amountInFigures(amount),
  })),
  figures: amountInFigures(receipt.amount),
  words: amountInWords(receipt.amount),
  transaction: receipt.transactionNo,
  issued: dateTimeOf(receipt.issuedAt),
  cancelled: receipt.cancelledAt === null ? '' : `${dateOf(dayOf(receipt.cancelledAt))}: ${receipt.reason ?? ''}`,
});
