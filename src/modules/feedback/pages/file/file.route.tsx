import Type from 'typebox';
import { findPerson } from '#modules/identity';
import { findAgencyByCode, listAgencies } from '#modules/organisation';
import { keepFile } from '#modules/papers';
import { systemFor } from '#platform/access';
import { type FormErrors, readForm, type Typed } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, route } from '#platform/route';
import { fileFeedback } from '../../actions/file-feedback.ts';
import { messages } from '../../messages.ts';
import { feedbackForm, keptAs, matterOf, senderOf, takeFiles } from './feedback-form.ts';
import { FileView } from './file.view.tsx';

/** Anybody reports something here; who is signed in finds their name filled in. */
export const filePage = route({
  method: 'GET',
  url: '/phan-anh',
  may: 'public',
  query: Type.Object({
    'ho-so': Type.Optional(Type.String({ maxLength: 80 })),
    lang: Type.Optional(Type.String()),
  }),
  async run(call) {
    const person = call.who.kind === 'citizen' ? await call.read((db) => findPerson(db, call.who.id)) : undefined;
    const typed = {
      dossierCode: call.query['ho-so'] ?? '',
      fullName: person?.fullName ?? '',
      phone: person?.phone ?? '',
      email: person?.email ?? '',
      address: person?.address ?? '',
    };
    return show(call, { typed, errors: {} }, 200);
  },
});

/** Taken in by the system of the agency, so that neither journal nor receipt names the sender. */
export const fileAction = route({
  method: 'POST',
  url: '/phan-anh',
  may: 'public',
  form: feedbackForm,
  upload: true,
  perMinute: 10,
  async run(call) {
    const { received, error } = await takeFiles(call);
    const words = messages(call.locale);
    const reading = readForm(feedbackForm, call.form, words.fields, call.locale);
    const agency = await call.read((db) => findAgencyByCode(db, String(call.form.agency ?? '')));
    const errors = errorsOf(call, reading, { files: error, agencyKnown: agency?.level === 'commune' });
    if (!reading.ok || !agency || Object.keys(errors).length > 0)
      return show(call, { typed: reading.typed, errors: again(errors, received.length, words.file.filesAgain) }, 422);
    const sender = senderOf(reading.values, call.who.kind === 'citizen' ? call.who.id : null);
    const file = async (act: Act) => {
      const fileIds: string[] = [];
      const keeping = { agencyId: agency.id, ...keptAs(reading.values) };
      for (const each of received) fileIds.push((await keepFile(act, call.tools, each, keeping)).id);
      const matter = { ...matterOf(reading.values), channel: 'page', portalNumber: null, fileIds } as const;
      return fileFeedback(act, agency, matter, sender);
    };
    return call.act(
      file,
      ({ feedback: { code }, secret }) => href('/phan-anh/theo-doi/:code/:secret', { code, secret }),
      'feedback.filed',
      systemFor(agency.id),
    );
  },
});

interface Known {
  readonly files: string | undefined;
  readonly agencyKnown: boolean;
}

/** What is wrong: with single fields, with the files, and when there is no way to answer. */
function errorsOf(
  call: Call,
  { errors, typed }: { readonly errors: FormErrors; readonly typed: Typed },
  { files, agencyKnown }: Known,
): FormErrors {
  const words = messages(call.locale);
  return {
    ...errors,
    ...(!agencyKnown && { agency: words.refusals['feedback.no_such_agency'] ?? '' }),
    ...(!typed.phone && !typed.email && { phone: words.file.contactMissing }),
    ...(files !== undefined && { files }),
  };
}

/** Files that came are not kept while something else is wrong. */
const again = (errors: FormErrors, files: number, words: string): FormErrors =>
  files > 0 && !errors.files ? { ...errors, files: words } : errors;

async function show(
  call: Call,
  reading: { readonly typed: Typed; readonly errors: FormErrors },
  status: number,
): Promise<Answer> {
  const communes = await call.read((db) => listAgencies(db, 'commune'));
  const body = (
    <FileView {...reading} communes={communes} tokens={call.tokens} signedIn={call.who.kind === 'citizen'} />
  );
  return call.page({ title: messages(call.locale).file.title, audience: 'citizen', body, status });
}
