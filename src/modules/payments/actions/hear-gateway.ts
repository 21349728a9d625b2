import { type Dossier, holdDossier, payOnline } from '#modules/dossiers';
import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Act } from '#platform/journal';
import { announceMoney } from '../announce-money.ts';
import { endAttempt, endOpenAttempts } from '../end-attempt.ts';
import type { Fields, Said } from '../gateway.ts';
import { gatewayOf } from '../gateway-of.ts';
import type { GatewaySetting } from '../gateway-setting.ts';
import { findSettingOn, getSetting } from '../gateway-setting-store.ts';
import { issueReceipt } from '../issue-receipt.ts';
import { insertMessage, type Message, type Verdict } from '../message-store.ts';
import { openRefund } from '../open-refund.ts';
import type { Payment } from '../payment.ts';
import { endPayment, findByOrder, lockPayment } from '../payment-store.ts';
import { paymentPermissions } from '../permissions.ts';
import type { RefundCause } from '../refund.ts';
import { findRefundOf } from '../refund-store.ts';

/** What came from a gateway, and how. */
export interface Heard {
  readonly agencyId: string;
  readonly way: Message['way'];
  readonly fields: Fields;
}

/**
 * Takes what a gateway says of a payment: keeps it as it came and, when its checksum is right, lets the attempt follow. Money
 * is counted once; whatever else of it comes is owed back and shown to the officers. Hearing the same again changes nothing.
 */
export async function hearGateway(
  act: Act,
  config: Pick<Config, 'home' | 'paygov'>,
  { agencyId, way, fields }: Heard,
): Promise<Verdict> {
  assertMay(paymentPermissions, 'payments.hear', act.who, { agencyIds: [agencyId] });
  const payment = await findByOrder(act.tx, agencyId, fields.orderId ?? '');
  const setting = payment
    ? await getSetting(act.tx, agencyId, payment.settingId)
    : await findSettingOn(act.tx, agencyId, dayOf(act.now));
  const gateway = setting && (await gatewayOf(config, setting));
  const said = gateway?.judge(fields);
  const verdict = said && setting ? await follow(act, payment, said, setting) : 'unknown_order';
  await insertMessage(act.tx, {
    ...{ agencyId, way, fields: shortened(fields), verdict, paymentId: payment?.id ?? null, cameAt: act.now },
    ...{ orderId: said?.orderId.slice(0, 100) ?? null, amount: said?.amount ?? null },
    transactionNo: said?.transactionNo.slice(0, 100) ?? null,
  });
  return verdict;
}

async function follow(act: Act, payment: Payment | undefined, said: Said, setting: GatewaySetting): Promise<Verdict> {
  if (!said.isGenuine) return 'forged';
  if (!payment) return 'unknown_order';
  if (said.outcome === 'pending') return 'pending';
  if (said.outcome === 'failed') return (await endAttempt(act, payment, 'failed')) ? 'failed' : 'told_before';
  if (!said.amount || said.transactionNo === '') return 'unreadable';
  return takeMoney(act, payment, { amount: said.amount, transactionNo: said.transactionNo }, setting);
}

interface Money {
  readonly amount: number;
  readonly transactionNo: string;
}

/** The dossier is held before the payment, as by everything that happens to a dossier and then to its payments. */
async function takeMoney(
  act: Act,
  { agencyId, dossierId: id, ...payment }: Payment,
  money: Money,
  setting: GatewaySetting,
) {
  const dossier = await holdDossier(act, { agencyId, id }, 'dossier.pay_online');
  const held = await lockPayment(act.tx, { agencyId, id: payment.id });
  if (held.transactionNo === money.transactionNo) return 'told_before';
  if (await findRefundOf(act.tx, agencyId, money.transactionNo)) return 'told_before';
  if (held.transactionNo !== null) return owedBack(act, held, money, 'paid_twice');
  const because = await count(act, dossier, held, money, setting);
  if (!because) return 'counted';
  await endPayment(act.tx, held, { state: 'surplus', at: act.now, transactionNo: money.transactionNo });
  return owedBack(act, held, money, because);
}

/** Counts the money and gives a receipt for it, or gives why it is not counted. */
async function count(
  act: Act,
  dossier: Dossier,
  payment: Payment,
  { amount, transactionNo }: Money,
  setting: GatewaySetting,
): Promise<RefundCause | undefined> {
  if (amount !== payment.amount) return 'other_amount';
  const through = `${setting.beneficiaryName} (${transactionNo})`;
  const paid = await payOnline(act, dossier, { amount, paidBy: dossier.parties.submitter.fullName, through });
  if (typeof paid === 'string') return paid;
  await endPayment(act.tx, payment, { state: 'paid', at: act.now, transactionNo });
  await endOpenAttempts(act, payment.agencyId, payment.dossierId);
  await announceMoney(act, 'payment.counted', payment, { order: payment.orderId, transaction: transactionNo });
  await issueReceipt(act, { ...payment, transactionNo }, paid, setting);
  return undefined;
}

async function owedBack(act: Act, payment: Payment, money: Money, because: RefundCause): Promise<'surplus'> {
  const { amount, transactionNo } = money;
  await announceMoney(
    act,
    'payment.surplus_taken',
    { ...payment, amount },
    {
      order: payment.orderId,
      transaction: transactionNo,
      because,
    },
  );
  await openRefund(act, { ...payment, paymentId: payment.id, transactionNo, method: 'online', because, amount });
  return 'surplus';
}

/** A message of strangers may be long. */
const shortened = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .slice(0, 40)
      .map(([name, value]) => [name.slice(0, 60), value.slice(0, 500)]),
  );
