import Type, { type TSchema } from 'typebox';
import { getWorkingCalendar } from '#modules/calendar';
import { confirmFirst, findPerson, listRestricted } from '#modules/identity';
import { getAgency, listAgencies } from '#modules/organisation';
import { assertMay, onBehalfOf, type Principal } from '#platform/access';
import { notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { refusalGrounds } from '../../../../../reference/data-rights/request-limits.ts';
import { answerRequest, type WhatIsAnswered } from '../../actions/answer-request.ts';
import { approveErasure } from '../../actions/approve-erasure.ts';
import { carryOutCorrection } from '../../actions/carry-out-correction.ts';
import { extendRequest } from '../../actions/extend-request.ts';
import { restrictData } from '../../actions/restrict-data.ts';
import { sendBackAnswer } from '../../actions/send-back-answer.ts';
import { takeUpRequest } from '../../actions/take-up-request.ts';
import { type CorrectableName, correctableFields } from '../../correction.ts';
import { listCorrections } from '../../correction-store.ts';
import { messages } from '../../messages.ts';
import { dataRightsPermissions } from '../../permissions.ts';
import type { DataRequest } from '../../request.ts';
import { clocksOf } from '../../request-clock.ts';
import { findRequest } from '../../request-store.ts';
import { whoApproves } from '../../who-approves.ts';
import { type DeskProblem, RequestView } from './request.view.tsx';

const url = '/can-bo/quyen-du-lieu/:request';
const params = Type.Object({ request: Type.String({ maxLength: 36 }) });
type Open = Call<{ request: string }>;

const takeUpForm = Type.Object({ withOthers: Type.Optional(Type.Literal('1')) });

const extensionForm = Type.Object({
  days: Type.Integer({ minimum: 1, maximum: 60 }),
  reason: Type.String({ minLength: 10, maxLength: 2000 }),
});

const answerForm = Type.Object({
  outcome: Type.Union([Type.Literal('carried_out'), Type.Literal('refused')]),
  ground: Type.Optional(Type.Union(refusalGrounds.map((ground) => Type.Literal(ground)))),
  words: Type.String({ minLength: 10, maxLength: 4000 }),
});

export const requestPage = route({
  method: 'GET',
  url,
  may: 'data_rights.answer',
  params,
  run: async (call) => show(call, await open(call), { status: 200 }),
});

export const takeUpAction = route({
  method: 'POST',
  url: `${url}/phan-hoi-dau`,
  may: 'data_rights.answer',
  params,
  form: takeUpForm,
  async run(call) {
    const request = await open(call);
    const withOthers = call.form.withOthers === '1';
    return call.act((act) => takeUpRequest(act, request, withOthers), at(request), 'data_rights.taken_up');
  },
});

export const extendAction = route({
  method: 'POST',
  url: `${url}/gia-han`,
  may: 'data_rights.answer',
  params,
  form: extensionForm,
  async run(call) {
    const request = await open(call);
    const reading = readForm(extensionForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, request, { ...reading, status: 422 });
    return call.act((act) => extendRequest(act, request, reading.values), at(request), 'data_rights.extended');
  },
});

export const answerAction = route({
  method: 'POST',
  url: `${url}/tra-loi`,
  may: 'data_rights.answer',
  params,
  form: answerForm,
  async run(call) {
    const request = await open(call);
    const reading = readForm(answerForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, request, { ...reading, status: 422 });
    const { outcome, words, ground = 'other' } = reading.values;
    const answer: WhatIsAnswered = { outcome, words, ground: outcome === 'refused' ? ground : null };
    return call.act((act) => answerRequest(act, request, answer), at(request), 'data_rights.answered');
  },
});

const correctionForm = Type.Object({
  field: Type.Union((Object.keys(correctableFields) as CorrectableName[]).map((name) => Type.Literal(name))),
  value: Type.String({ minLength: 1, maxLength: 300 }),
  proof: Type.String({ minLength: 10, maxLength: 1000 }),
});

/** What is right has to be right by the rules of its field. */
const valueForms: Readonly<Record<CorrectableName, TSchema>> = {
  full_name: Type.String({ minLength: 2, maxLength: 200 }),
  birth_day: Type.String({ format: 'day' }),
  address: Type.String({ minLength: 2, maxLength: 300 }),
  phone: Type.String({ format: 'phone' }),
  email: Type.String({ format: 'email', maxLength: 200 }),
};

/** What is wrong of a person is wrong in many agencies: for this one action it is corrected in all, on their behalf. */
export const correctAction = route({
  method: 'POST',
  url: `${url}/dinh-chinh`,
  may: 'data_rights.answer',
  confirmed: true,
  params,
  form: correctionForm,
  async run(call) {
    const request = await open(call);
    const { fields } = messages(call.locale);
    const reading = readForm(correctionForm, call.form, fields, call.locale);
    if (!reading.ok) return show(call, request, { ...reading, status: 422 });
    const { field, value, proof } = reading.values;
    const right = readForm(Type.Object({ value: valueForms[field] }), { value }, fields, call.locale);
    if (!right.ok) return show(call, request, { ...right, typed: reading.typed, status: 422 });
    const everywhere = await onBehalf(call, request);
    return call.act(
      (act) => carryOutCorrection(act, request, { field, value: String(right.values.value), proof }),
      at(request),
      'data_rights.corrected',
      everywhere,
    );
  },
});

const restrictionForm = Type.Object({ restrict: Type.Union([Type.Literal('1'), Type.Literal('0')]) });

export const restrictAction = route({
  method: 'POST',
  url: `${url}/han-che`,
  may: 'data_rights.answer',
  confirmed: true,
  params,
  form: restrictionForm,
  async run(call) {
    const request = await open(call);
    const restricts = call.form.restrict !== '0';
    const everywhere = await onBehalf(call, request);
    const notice = restricts ? 'data_rights.restricted' : 'data_rights.restriction_lifted';
    return call.act((act) => restrictData(act, request, restricts), at(request), notice, everywhere);
  },
});

export const sendBackAction = route({
  method: 'POST',
  url: `${url}/tra-lai`,
  may: 'data_rights.answer',
  params,
  async run(call) {
    const request = await open(call);
    return call.act((act) => sendBackAnswer(act, request), at(request), 'data_rights.sent_back');
  },
});

/** What is the person's lies at many agencies: for this one action whoever approves reaches all of it, on their behalf. */
export const approveAction = route({
  method: 'POST',
  url: `${url}/phe-duyet`,
  may: 'data_rights.answer',
  params,
  async run(call) {
    const request = await open(call);
    const unconfirmed = await confirmFirst(call, at(request));
    if (unconfirmed) return unconfirmed;
    const everywhere = await onBehalf(call, request);
    return call.act((act) => approveErasure(act, request), at(request), 'data_rights.erased', everywhere);
  },
});

async function onBehalf({ read, who }: Call, { personId }: DataRequest): Promise<Principal> {
  const agencies = await read((db) => listAgencies(db));
  return onBehalfOf(
    who,
    personId,
    agencies.map(({ id }) => id),
  );
}

const at = ({ id }: DataRequest): string => href(url, { request: id });

/** A request to the asker's own agency; one to another is as if it were not there. */
async function open({ params: { request: id }, read, who }: Open): Promise<DataRequest> {
  const { agencyId } = who;
  const request = isId(id) && agencyId ? await read((db) => findRequest(db, { agencyId, id })) : undefined;
  if (!request) throw notFound('data_request');
  assertMay(dataRightsPermissions, 'data_rights.answer', who, { agencyIds: [request.agencyId] });
  return request;
}

async function show(call: Call, request: DataRequest, problem: DeskProblem): Promise<Answer> {
  const { personId, agencyId } = request;
  const known = await call.read(async (db) => ({
    person: await findPerson(db, personId),
    restricted: (await listRestricted(db, [personId])).has(personId),
    corrections: await listCorrections(db, request),
    agency: await getAgency(db, agencyId),
    clocks: clocksOf(request, await getWorkingCalendar(db, agencyId)),
    approves: request.answer && (await whoApproves(db, request, call.who, call.now)),
  }));
  const body = <RequestView request={request} {...known} action={at(request)} tokens={call.tokens} {...problem} />;
  const title = messages(call.locale).kinds[request.kind];
  return call.page({ title, audience: 'officer', body, status: problem.status });
}
