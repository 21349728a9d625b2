import Type from 'typebox';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { holdBack, liftHold } from '../../actions/hold-back.ts';
import { proposeDestruction } from '../../actions/propose-destruction.ts';
import { listDestructions } from '../../destruction-store.ts';
import { listDue } from '../../due-dossiers.ts';
import { listHolds } from '../../hold-store.ts';
import { messages } from '../../messages.ts';
import { type RetentionProblem, RetentionView } from './retention.view.tsx';

const url = '/can-bo/luu-giu';

const proposalForm = Type.Object({ minutes: Type.String({ minLength: 5, maxLength: 200 }) });

const holdForm = Type.Object({
  code: Type.String({ minLength: 5, maxLength: 80 }),
  reason: Type.String({ minLength: 10, maxLength: 1000 }),
});

/** What may be proposed, what was, what is held back, and every period. */
export const retentionPage = route({
  method: 'GET',
  url,
  may: 'retention.propose',
  query: Type.Object({ lang: Type.Optional(Type.String()) }),
  run: (call) => show(call, { status: 200 }),
});

export const proposeAction = route({
  method: 'POST',
  url,
  may: 'retention.propose',
  form: proposalForm,
  async run(call) {
    const reading = readForm(proposalForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, { ...reading, status: 422 });
    return call.act(
      (act) => proposeDestruction(act, agencyOf(call), reading.values.minutes),
      url,
      'retention.proposed',
    );
  },
});

export const holdAction = route({
  method: 'POST',
  url: `${url}/tam-giu`,
  may: 'retention.propose',
  form: holdForm,
  async run(call) {
    const reading = readForm(holdForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, { ...reading, status: 422 });
    return call.act((act) => holdBack(act, agencyOf(call), reading.values), url, 'retention.held');
  },
});

export const liftAction = route({
  method: 'POST',
  url: `${url}/tam-giu/:held/bo`,
  may: 'retention.propose',
  params: Type.Object({ held: Type.String({ maxLength: 36 }) }),
  async run(call) {
    const { held } = call.params;
    return call.act(
      async (act) => (isId(held) ? liftHold(act, agencyOf(call), held) : undefined),
      href(url),
      'retention.hold_lifted',
    );
  },
});

const agencyOf = ({ who }: Call): string => who.agencyId ?? '';

async function show(call: Call, problem: RetentionProblem): Promise<Answer> {
  const agencyId = agencyOf(call);
  const known = await call.read(async (db) => ({
    due: await listDue(db, agencyId, call.now),
    lists: await listDestructions(db, agencyId),
    holds: await listHolds(db, agencyId),
  }));
  const body = <RetentionView {...known} {...problem} tokens={call.tokens} />;
  return call.page({ title: messages(call.locale).title, audience: 'officer', body, status: problem.status });
}
