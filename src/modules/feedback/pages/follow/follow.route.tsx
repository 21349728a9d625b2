import Type from 'typebox';
import { systemFor } from '#platform/access';
import { fillIn, Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, type Route, route } from '#platform/route';
import { rateAnswer, reopenFeedback } from '../../actions/answer-back.ts';
import type { Feedback } from '../../feedback.ts';
import { fileOf } from '../../feedback-file.ts';
import { messages } from '../../messages.ts';
import { type FollowProblem, FollowView } from './follow.view.tsx';
import { openBySecret, openOwn } from './open-for-sender.ts';

const rateForm = Type.Object({
  satisfied: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
  words: Type.Optional(Type.String({ maxLength: 1000 })),
});
const reopenForm = Type.Object({ reason: Type.String({ minLength: 10, maxLength: 2000 }) });

type Params = { readonly code: string; readonly secret: string };

/** A way for senders to their feedback: where it stands, and how it is opened. */
interface Way {
  readonly url: string;
  readonly may: string;
  open(call: Call<Params>): Promise<Feedback>;
}

const ways: readonly Way[] = [
  { url: '/phan-anh/theo-doi/:code/:secret', may: 'public', open: openBySecret },
  { url: '/phan-anh/cua-toi/:code', may: 'feedback.follow', open: openOwn },
];

const paramsOf = ({ url }: Way) =>
  Type.Object({
    code: Type.String({ maxLength: 80 }),
    ...(url.includes(':secret') && { secret: Type.String({ maxLength: 40 }) }),
  });

/** The pages of senders, the same by each way. What they do is done in the name of the system, and tells nobody who. */
// biome-ignore lint/suspicious/noExplicitAny: a list of routes holds routes of every shape of address.
export const followPages: readonly Route<any, any>[] = ways.flatMap((way) => {
  const here = (call: Call<Params>) => href(way.url, call.params);
  const params = paramsOf(way);
  const perMinute = 60;
  const show = async (call: Call<Params>, feedback: Feedback, problem: FollowProblem): Promise<Answer> => {
    const file = await call.readAs(systemFor(feedback.agencyId), (db) => fileOf(db, feedback));
    const { secret } = call.params;
    const body = <FollowView {...{ file, here: here(call), secret, problem }} tokens={call.tokens} now={call.now} />;
    const title = `${messages(call.locale).follow.caption} ${feedback.code}`;
    return call.page({ title, audience: 'citizen', body, status: problem.status });
  };
  const act = async (call: Call<Params>, feedback: Feedback, work: (act: Act) => Promise<unknown>, notice: string) => {
    try {
      return await call.act(work, here(call), notice, systemFor(feedback.agencyId));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refused = fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts);
      return show(call, await way.open(call), { status: error.status, refused });
    }
  };
  return [
    route({
      method: 'GET',
      url: way.url,
      may: way.may,
      params,
      query: Type.Object({ lang: Type.Optional(Type.String()) }),
      perMinute,
      run: async (call) => show(call as Call<Params>, await way.open(call as Call<Params>), { status: 200 }),
    }),
    route({
      method: 'POST',
      url: `${way.url}/danh-gia`,
      may: way.may,
      params,
      form: rateForm,
      perMinute,
      async run(asked) {
        const call = asked as Call<Params>;
        const feedback = await way.open(call);
        const reading = readForm(rateForm, call.form, messages(call.locale).fields, call.locale);
        if (!reading.ok) return show(call, feedback, { ...reading, status: 422 });
        const { satisfied, words = null } = reading.values;
        const rating = { satisfied: satisfied === 'yes', words };
        return act(call, feedback, (each) => rateAnswer(each, feedback, rating), 'feedback.rated');
      },
    }),
    route({
      method: 'POST',
      url: `${way.url}/xem-lai`,
      may: way.may,
      params,
      form: reopenForm,
      perMinute,
      async run(asked) {
        const call = asked as Call<Params>;
        const feedback = await way.open(call);
        const reading = readForm(reopenForm, call.form, messages(call.locale).fields, call.locale);
        if (!reading.ok) return show(call, feedback, { ...reading, status: 422 });
        const { reason } = reading.values;
        return act(call, feedback, (each) => reopenFeedback(each, feedback, reason), 'feedback.reopened');
      },
    }),
  ];
});
