import Type from 'typebox';
import { assertMay } from '#platform/access';
import { notFound } from '#platform/errors';
import { readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Answer, type Call, href, route } from '#platform/route';
import { closeFollowUp } from '../../actions/close-follow-up.ts';
import { type FollowUp, type FollowUpPlace, findFollowUp, listFollowUps } from '../../follow-up-store.ts';
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
  query: Type.Object({
    xong: Type.Optional(Type.Literal('1')),
    sau: Type.Optional(Type.String({ maxLength: 50 })),
    lang: Type.Optional(Type.String()),
  }),
  async run(call) {
    const closed = call.query.xong === '1';
    const which = { agencyIds: call.who.agencies, closed };
    const after = afterOf(call.query.sau);
    const followUps = await call.read((db) => listFollowUps(db, which, { after, limit: pageSize }));
    const last = followUps.length === pageSize ? followUps.at(-1) : undefined;
    const here = { xong: call.query.xong };
    const pager = {
      firstHref: after && href(list, {}, here),
      nextHref: last && href(list, {}, { ...here, sau: `${last.month}_${last.answerId}` }),
    };
    const body = <FollowUpsView followUps={followUps} closed={closed} pager={pager} />;
    return call.page({ title: messages(call.locale).followUps.title, audience: 'officer', body });
  },
});

const pageSize = 50;

function afterOf(text: string | undefined): FollowUpPlace | undefined {
  const [, month, answerId = ''] = /^(\d{4}-\d{2}-01)_(.+)$/.exec(text ?? '') ?? [];
  return month && isId(answerId) ? { month, answerId } : undefined;
}

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
