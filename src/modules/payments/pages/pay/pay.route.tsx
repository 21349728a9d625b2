import Type from 'typebox';
import { getAgency } from '#modules/organisation';
import { breaksUnique } from '#platform/database';
import { fillIn, Refusal } from '#platform/errors';
import { type Answer, type Call, href, route } from '#platform/route';
import { openPayment } from '../../actions/open-payment.ts';
import { askGateway } from '../../ask-gateway.ts';
import { gatewayOf } from '../../gateway-of.ts';
import type { GatewaySetting } from '../../gateway-setting.ts';
import { messages } from '../../messages.ts';
import { offerOf, openOwnPayments } from '../../open-own-payments.ts';
import type { Payment } from '../../payment.ts';
import { savePayAt } from '../../payment-store.ts';
import { PayView } from './pay.view.tsx';

const params = Type.Object({ code: Type.String({ maxLength: 80 }) });
const url = '/ho-so-cua-toi/:code/nop-phi';

type PayCall = Call<{ code: string }>;

/** What a dossier owes and what was paid for it; browsers come back here from the gateway, which tells the result itself. */
export const payPage = route({ method: 'GET', url, may: 'payments.pay', params, run: (call) => show(call) });

/** Opens an attempt and leads to the gateway. */
export const payAction = route({
  method: 'POST',
  url,
  may: 'payments.pay',
  params,
  perMinute: 20,
  async run(call) {
    const { dossier, payments } = await openOwnPayments(call);
    const setting = await offerOf(call, dossier.agencyId);
    try {
      if (!setting) throw new Refusal('payment.not_offered');
      const open = payments.find(({ state }) => state === 'opened');
      if (open?.payAt && open.expiresAt <= call.now) await ask(call, open);
      const payment = await call
        .actAs(call.who, (act) => openPayment(act, setting.id, dossier.code))
        .catch(unlessTwoAtOnce);
      const payAt = payment.payAt ?? (await begin(call, setting, payment));
      return await call.act((act) => savePayAt(act.tx, payment, payAt), payAt);
    } catch (error) {
      return again(call, error);
    }
  },
});

/** Asks the gateway now how the open attempt stands. */
export const askAction = route({
  method: 'POST',
  url: `${url}/hoi`,
  may: 'payments.pay',
  params,
  perMinute: 20,
  async run(call) {
    const { payments } = await openOwnPayments(call);
    const open = payments.find(({ state, payAt }) => state === 'opened' && payAt !== null);
    try {
      if (open) await ask(call, open);
    } catch (error) {
      return again(call, error);
    }
    return { kind: 'redirect', location: href(url, { code: call.params.code }) };
  },
});

const ask = (call: PayCall, payment: Payment) =>
  askGateway(call.tools.config, { read: call.readAs, act: call.actAs }, payment);

function unlessTwoAtOnce(error: unknown): never {
  if (!breaksUnique(error, 'payment_open')) throw error;
  throw new Refusal('payment.opened_meanwhile');
}

async function begin(call: PayCall, setting: GatewaySetting, payment: Payment): Promise<string> {
  const gateway = await gatewayOf(call.tools.config, setting);
  if (!gateway) throw new Refusal('payment.not_offered');
  const { code } = await call.read((db) => getAgency(db, payment.agencyId));
  const { publicUrl } = call.tools.config;
  const { orderId, requestCode, amount, dossierCode } = payment;
  return gateway.begin({
    ...{ orderId, requestCode, amount, orderInfo: `Nop phi ho so ${dossierCode}` },
    returnUrl: publicUrl + href(url, { code: dossierCode }),
    tellUrl: publicUrl + href('/thanh-toan/paygov/:agency/ket-qua', { agency: code }),
  });
}

/** What was refused is said on the page itself; any other error goes on. */
function again(call: PayCall, error: unknown): Promise<Answer> {
  if (!(error instanceof Refusal) || error.status === 403 || error.status === 404) throw error;
  const text = fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts);
  return show(call, { status: error.status, refused: text });
}

async function show(
  call: PayCall,
  { status = 200, refused }: { status?: number; refused?: string } = {},
): Promise<Answer> {
  const money = await openOwnPayments(call);
  const setting = await offerOf(call, money.dossier.agencyId);
  const { centreName } = await call.read((db) => getAgency(db, money.dossier.agencyId));
  const action = href(url, { code: money.dossier.code });
  const body = (
    <PayView {...{ money, refused, action, centreName }} isOffered={setting !== undefined} tokens={call.tokens} />
  );
  const title = messages(call.locale).pay.title;
  return call.page({ title, audience: 'citizen', body, status, leadsTo: call.tools.config.paygov?.site });
}
