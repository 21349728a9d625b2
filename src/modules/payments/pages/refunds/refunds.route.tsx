import Type from 'typebox';
import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import { fillIn, notFound, Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { PageHeading, Pager } from '#ui';
import { confirmRefund, decideRefund } from '../../actions/refund-money.ts';
import { messages } from '../../messages.ts';
import { paymentPermissions } from '../../permissions.ts';
import { type Refund, waysBack } from '../../refund.ts';
import { refundRuleOn } from '../../refund-rule.ts';
import { findRefund, listRefunds } from '../../refund-store.ts';
import { RefundsTable, RefundView } from './refunds.view.tsx';

const url = '/can-bo/hoan-tra';
const pageSize = 50;

/** Everything an agency owes back or did, the newest first. */
export const refundsPage = route({
  method: 'GET',
  url,
  may: 'payments.view',
  query: Type.Object({ sau: Type.Optional(Type.String({ maxLength: 60 })) }),
  async run(call) {
    const words = messages(call.locale).refunds;
    const before = readKey(call.query.sau);
    const refunds = await call.read((db) => listRefunds(db, call.who.agencyId ?? '', { before, limit: pageSize }));
    const last = refunds.length === pageSize ? refunds.at(-1) : undefined;
    const body = (
      <>
        <PageHeading title={words.title} lead={words.lead} />
        <RefundsTable refunds={refunds} />
        <Pager firstHref={before && url} nextHref={last && href(url, {}, { sau: `${last.openedAt}.${last.id}` })} />
      </>
    );
    return call.page({ title: words.title, audience: 'officer', body });
  },
});

function readKey(text: string | undefined): Pick<Refund, 'openedAt' | 'id'> | undefined {
  const [at = '', id = ''] = text?.split('.') ?? [];
  return /^\d{1,15}$/.test(at) && isId(id) ? { openedAt: Number(at), id } : undefined;
}

const params = Type.Object({ refund: Type.String({ maxLength: 40 }) });

type RefundCall = Call<{ refund: string }>;

export const refundPage = route({
  method: 'GET',
  url: `${url}/:refund`,
  may: 'payments.view',
  notesReading: true,
  params,
  run: (call) => show(call, { status: 200 }),
});

const decisionForm = Type.Object({
  decision: Type.Union([Type.Literal('pay_back'), Type.Literal('keep')]),
  amount: Type.Optional(Type.Integer({ minimum: 0 })),
  reason: Type.String({ minLength: 5, maxLength: 500 }),
});

export const decideAction = route({
  method: 'POST',
  url: `${url}/:refund/quyet-dinh`,
  may: 'payments.decide_refund',
  confirmed: true,
  params,
  form: decisionForm,
  run: (call) => {
    const reading = readForm(decisionForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, { ...reading, status: 422 });
    const { decision, reason } = reading.values;
    return acting(call, reading.typed, async (refund) => {
      const amount = decision === 'keep' ? undefined : (reading.values.amount ?? refund.amount);
      return call.act(
        (act) => decideRefund(act, refund, { amount, reason }),
        call.url.replace(/\/[^/]*$/, ''),
        'payments.decided',
      );
    });
  },
});

const confirmForm = Type.Object({
  way: Type.Union(waysBack.map((way) => Type.Literal(way))),
  reference: Type.String({ minLength: 2, maxLength: 100 }),
});

export const confirmAction = route({
  method: 'POST',
  url: `${url}/:refund/da-tra`,
  may: 'payments.confirm_refund',
  confirmed: true,
  params,
  form: confirmForm,
  run: (call) => {
    const reading = readForm(confirmForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, { ...reading, status: 422 });
    return acting(call, reading.typed, (refund) =>
      call.act(
        (act) => confirmRefund(act, refund, reading.values),
        call.url.replace(/\/[^/]*$/, ''),
        'payments.paid_back',
      ),
    );
  },
});

/** What a rule says of a field stands beside it; every other refusal goes on. */
async function acting(
  call: RefundCall,
  typed: Readonly<Record<string, string>>,
  work: (refund: Refund) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work(await open(call));
  } catch (error) {
    if (!(error instanceof Refusal) || typeof error.facts.field !== 'string') throw error;
    const said = fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts);
    return show(call, { typed, errors: { [error.facts.field]: said }, status: 422 });
  }
}

async function open({ params: { refund: id }, who, read, concerns }: RefundCall): Promise<Refund> {
  const agencyId = who.agencyId ?? '';
  const refund = isId(id) ? await read((db) => findRefund(db, { agencyId, id })) : undefined;
  if (!refund) throw notFound('refund');
  concerns(refund.agencyId, refund.dossierId);
  return refund;
}

interface Shown {
  readonly status: number;
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}

async function show(call: RefundCall, { status, typed, errors = {} }: Shown): Promise<Answer> {
  const refund = await open(call);
  const of = { agencyIds: [refund.agencyId] };
  const may = {
    decide: decide(paymentPermissions['payments.decide_refund'], call.who, of),
    confirm: decide(paymentPermissions['payments.confirm_refund'], call.who, of) && refund.decidedBy !== call.who.id,
  };
  const { legalRef } = refundRuleOn(dayOf(refund.openedAt));
  const body = <RefundView {...{ refund, may, typed, errors, legalRef }} tokens={call.tokens} />;
  const title = `${messages(call.locale).refunds.title} – ${refund.dossierCode}`;
  return call.page({ title, audience: 'officer', body, status });
}
