import Type from 'typebox';
import { findAgencyByCode } from '#modules/organisation';
import { systemFor } from '#platform/access';
import type { Db } from '#platform/database';
import { Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import type { Locale } from '#platform/words';
import { giveAnswer } from '../../actions/give-answer.ts';
import { type DossierToRate, getDossierToRate, getDossierToRateByCode } from '../../dossier-to-rate.ts';
import { findInvited } from '../../invitation-store.ts';
import { messages } from '../../messages.ts';
import { isRated } from '../../rated-dossier-store.ts';
import { type RateProblem, RateView, ThanksView, UnusableView } from './rate.view.tsx';
import { answerOf, surveyForm } from './survey-form.ts';

const params = Type.Object({ agency: Type.String({ maxLength: 40 }), secret: Type.String({ maxLength: 60 }) });
const query = Type.Object({ lang: Type.Optional(Type.String()) });
const thanks = '/danh-gia/cam-on';

type Invited = Call<{ agency: string; secret: string }>;

/** The short page behind a QR code or a link; no account is needed, and whoever is signed in is not noted. */
export const ratePage = route({
  method: 'GET',
  url: '/danh-gia/:agency/:secret',
  may: 'public',
  params,
  query,
  perMinute: 60,
  run: async (call) => show(call, await findByInvitation(call), { status: 200 }),
});

export const rateAction = route({
  method: 'POST',
  url: '/danh-gia/:agency/:secret',
  may: 'public',
  params,
  form: surveyForm,
  perMinute: 20,
  run: async (call) => take(call, await findByInvitation(call)),
});

/** The same for somebody signed in, about a dossier of their own. */
export const rateOwnPage = route({
  method: 'GET',
  url: '/danh-gia/ho-so/:code',
  may: 'satisfaction.rate',
  params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
  query,
  run: async (call) => show(call, await findOwn(call), { status: 200 }),
});

export const rateOwnAction = route({
  method: 'POST',
  url: '/danh-gia/ho-so/:code',
  may: 'satisfaction.rate',
  params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
  form: surveyForm,
  run: async (call) => take(call, await findOwn(call)),
});

export const thanksPage = route({
  method: 'GET',
  url: thanks,
  may: 'public',
  query,
  run: async (call) => call.page({ title: messages(call.locale).rate.done, audience: 'citizen', body: <ThanksView /> }),
});

/** The dossier that the secret invites to rate; undefined when the invitation is unknown, used or too old. */
async function findByInvitation(call: Invited): Promise<DossierToRate | undefined> {
  const { agency: code, secret } = call.params;
  const agency = await call.read((db) => findAgencyByCode(db, code));
  if (!agency) return undefined;
  return call.readAs(systemFor(agency.id), async (db) => {
    const id = await findInvited(db, agency.id, secret, call.now);
    return id === undefined ? undefined : getDossierToRate(db, { agencyId: agency.id, id });
  });
}

/** The asker's own dossier, unless it is rated already; row-level security knows whose it is. */
async function findOwn(call: Call<{ code: string }>): Promise<DossierToRate | undefined> {
  const dossier = await call.read((db: Db) => getDossierToRateByCode(db, call.params.code));
  if (dossier.state !== 'handed_over') throw new Refusal('satisfaction.not_handed_over', { code: dossier.code });
  const rated = await call.readAs(systemFor(dossier.agencyId), (db) => isRated(db, dossier.agencyId, dossier.id));
  return rated ? undefined : dossier;
}

/** The answer is taken in the name of the system, so that neither journal nor receipt knows who gave it. */
async function take(call: Call, dossier: DossierToRate | undefined): Promise<Answer> {
  if (!dossier) return show(call, undefined, { status: 410 });
  const reading = readForm(surveyForm, call.form, messages(call.locale).fields, call.locale);
  if (!reading.ok) return show(call, dossier, { ...inWords(reading, call.locale), status: 422 });
  const given = answerOf(reading.values);
  return call.act((act) => giveAnswer(act, dossier, given), thanks, undefined, systemFor(dossier.agencyId));
}

function show(call: Call, dossier: DossierToRate | undefined, problem: RateProblem): Answer {
  const words = messages(call.locale).rate;
  if (!dossier) {
    const status = problem.status === 200 ? 404 : problem.status;
    return call.page({ title: words.closed, audience: 'citizen', body: <UnusableView />, status });
  }
  const action = call.url.split('?')[0] ?? '';
  const body = <RateView procedureName={dossier.procedureName} action={action} tokens={call.tokens} {...problem} />;
  return call.page({ title: words.title, audience: 'citizen', body, status: problem.status });
}

/** The one question that must be answered asks for a choice, not for typing. */
function inWords(
  reading: Pick<RateProblem, 'typed' | 'errors'>,
  locale: Locale,
): Pick<RateProblem, 'typed' | 'errors'> {
  const { errors = {} } = reading;
  return errors.overall ? { ...reading, errors: { ...errors, overall: messages(locale).rate.chooseOne } } : reading;
}
