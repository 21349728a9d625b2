import Type from 'typebox';
import { assertMay } from '#platform/access';
import { notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { closeFollowUp } from '../../actions/close-follow-up.ts';
import { type FollowUp, findFollowUp, listFollowUps } from '../../follow-up-store.ts';
import { messages } from '../../messages.ts';
import { satisfactionPermissions } from '../../permissions.ts';
import { type FollowUpProblem, FollowUpsView, FollowUpView } from './follow-ups.view.tsx';

const list = '/can-bo/hai-long/xem-xet';
const url = '/can-bo/hai-long/xem-xet/:answer';
const params = Type.Object({ answer: Type.String({ maxLength: 36 }) });
const closeForm = Type.Object({ words: Type.String({ minLength: 10, maxLength: 2000 }) });

export const followUpsPage = route({
  method: 'GET',
  url: list,
  may: 'satisfaction.follow_up',
  query: Type.Object({ xong: Type.Optional(Type.Literal('1')), lang: Type.Optional(Type.String()) }),
  async run(call) {
    const closed = call.query.xong === '1';
    const followUps = await call.read((db) => listFollowUps(db, call.who.agencies, closed));
    const body = <FollowUpsView followUps={followUps} closed={closed} />;
    return call.page({ title: messages(call.locale).followUps.title, audience: 'officer', body });
  },
});

export const followUpPage = route({
  method: 'GET',
  url,
  may: 'satisfaction.follow_up',
  params,
  run: async (call) => show(call, await open(call), { status: 200 }),
});

export const closeFollowUpAction = route({
  method: 'POST',
  url,
  may: 'satisfaction.follow_up',
  params,
  form: closeForm,
  async run(call) {
    const followUp = await open(call);
    const reading = readForm(closeForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return show(call, followUp, { ...reading, status: 422 });
    return call.act(
      (act) => closeFollowUp(act, followUp.answerId, reading.values.words),
      list,
      'satisfaction.follow_up_closed',
    );
  },
});

/** A follow-up of the asker's agency; one of another agency is as if it were not there. */
async function open({ params: { answer }, read, who }: Call<{ answer: string }>): Promise<FollowUp> {
  const followUp = isId(answer) ? await read((db) => findFollowUp(db, answer)) : undefined;
  if (!followUp) throw notFound('follow_up');
  assertMay(satisfactionPermissions, 'satisfaction.follow_up', who, { agencyIds: [followUp.handlingAgencyId] });
  return followUp;
}

function show(call: Call, followUp: FollowUp, problem: FollowUpProblem): Answer {
  const action = href(url, { answer: followUp.answerId });
  const body = <FollowUpView followUp={followUp} action={action} tokens={call.tokens} {...problem} />;
  return call.page({
    title: messages(call.locale).followUps.title,
    audience: 'officer',
    body,
    status: problem.status,
  });
}
