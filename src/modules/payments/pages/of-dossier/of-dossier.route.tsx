import Type from 'typebox';
import { decide } from '#platform/access';
import { readForm } from '#platform/form';
import { type Answer, type Call, href, route } from '#platform/route';
import { proposeRefund } from '../../actions/refund-money.ts';
import { replaceReceipt } from '../../actions/replace-receipt.ts';
import { listMessages } from '../../message-store.ts';
import { messages } from '../../messages.ts';
import { openForStaff } from '../../open-own-payments.ts';
import { paymentPermissions } from '../../permissions.ts';
import { OfDossierView, type ReceiptProblem } from './of-dossier.view.tsx';

const params = Type.Object({ code: Type.String({ maxLength: 80 }) });
const url = '/can-bo/ho-so/:code/nop-phi';

/** All that became of the money of a dossier, for the staff of its agencies. */
export const ofDossierPage = route({
  method: 'GET',
  url,
  may: 'payments.view',
  notesReading: true,
  params,
  run: (call) => show(call),
});

async function show(call: Call<{ code: string }>, problem?: ReceiptProblem): Promise<Answer> {
  const money = await openForStaff(call);
  const { agencyId, code } = money.dossier;
  const ids = money.payments.map(({ id }) => id);
  const said = await call.read((db) => listMessages(db, agencyId, ids));
  const may = {
    propose: decide(paymentPermissions['payments.confirm_refund'], call.who, { agencyIds: [agencyId] }),
    replace: decide(paymentPermissions['payments.cancel_receipt'], call.who, { agencyIds: [agencyId] }),
  };
  const body = <OfDossierView {...{ money, said, may, problem }} tokens={call.tokens} />;
  const title = `${messages(call.locale).ofDossier.title} – ${code}`;
  return call.page({ title, audience: 'officer', body, status: problem ? 422 : 200 });
}

const reasonForm = Type.Object({ reason: Type.String({ minLength: 5, maxLength: 300 }) });

/** Cancels a receipt that was wrong and gives another. */
export const replaceAction = route({
  method: 'POST',
  url: '/can-bo/ho-so/:code/bien-lai/:ordinal/huy',
  may: 'payments.cancel_receipt',
  params: Type.Object({ code: Type.String({ maxLength: 80 }), ordinal: Type.Integer({ minimum: 1 }) }),
  form: reasonForm,
  async run(call) {
    const { code, ordinal } = call.params;
    const reading = readForm(reasonForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, { ...reading, ordinal });
    const wish = { ordinal, reason: reading.values.reason };
    return call.act((act) => replaceReceipt(act, code, wish), href(url, { code }), 'payments.receipt_replaced');
  },
});

/** Proposes to pay back what was paid for it. */
export const proposeAction = route({
  method: 'POST',
  url: `${url}/hoan-tra`,
  may: 'payments.confirm_refund',
  params,
  run: (call) =>
    call.act(
      (act) => proposeRefund(act, call.params.code),
      href(url, { code: call.params.code }),
      'payments.refund_opened',
    ),
});
