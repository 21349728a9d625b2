import Type from 'typebox';
import { type Agency, listAgencies } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { readForm } from '#platform/form';
import { type Answer, type Call, href, route } from '#platform/route';
import { requestKinds } from '../../../../../reference/data-rights/request-limits.ts';
import { makeRequest } from '../../actions/make-request.ts';
import { messages } from '../../messages.ts';
import { limitsOn } from '../../request-clock.ts';
import { MakeRequestView, type RequestProblem } from './make-request.view.tsx';

const url = '/du-lieu-cua-toi/yeu-cau-moi';

const requestForm = Type.Object({
  kind: Type.Union(requestKinds.map((kind) => Type.Literal(kind))),
  agency: Type.String({ maxLength: 40 }),
  words: Type.String({ minLength: 5, maxLength: 3000 }),
});

export const makeRequestPage = route({
  method: 'GET',
  url,
  may: 'data_rights.ask',
  run: async (call) => show(call, await communes(call), { status: 200 }),
});

/** Leads to the page of the answer by its secret: this once, for who will have no account to come back with. */
export const makeRequestAction = route({
  method: 'POST',
  url,
  may: 'data_rights.ask',
  form: requestForm,
  async run(call) {
    const words = messages(call.locale);
    const agencies = await communes(call);
    const reading = readForm(requestForm, call.form, words.fields, call.locale);
    const agency = agencies.find(({ code }) => code === reading.typed.agency);
    if (!reading.ok || !agency) {
      const errors = {
        ...reading.errors,
        ...('kind' in reading.errors && { kind: words.ask.chooseKind }),
        ...(!agency && { agency: words.ask.chooseAgency }),
      };
      return show(call, agencies, { status: 422, typed: reading.typed, errors });
    }
    const { kind, words: said } = reading.values;
    return call.act(
      (act) => makeRequest(act, { agencyId: agency.id, kind, words: said }),
      ({ id, secret }) =>
        kind === 'erase'
          ? href('/quyen-du-lieu/:agency/:secret', { agency: agency.code, secret }, { giu: '1' })
          : href('/du-lieu-cua-toi/yeu-cau/:request', { request: id }),
      'data_rights.requested',
    );
  },
});

const communes = (call: Call): Promise<Agency[]> => call.read((db) => listAgencies(db, 'commune'));

function show(call: Call, agencies: readonly Agency[], problem: RequestProblem): Answer {
  const limits = limitsOn(dayOf(call.now));
  const body = <MakeRequestView agencies={agencies} limits={limits} action={url} tokens={call.tokens} {...problem} />;
  return call.page({ title: messages(call.locale).ask.title, audience: 'citizen', body, status: problem.status });
}
