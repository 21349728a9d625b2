import { setTimeout as pause } from 'node:timers/promises';
import Type from 'typebox';
import { findAgencyByCode } from '#modules/organisation';
import { systemFor } from '#platform/access';
import { type FormReading, readForm } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import { citizenMessages } from '../../citizen-messages.ts';
import { readDossierCode } from '../../dossier-code.ts';
import { type DossierFile, fileOf } from '../../dossier-file.ts';
import { findDossierForLookup } from '../../dossier-store.ts';
import { fileForLookup } from '../../file-for-people.ts';
import { isLookupResting, noteLookupFailure } from '../../lookup-failure-store.ts';
import { answerDueAt } from '../../next-for-people.ts';
import { FoundView, LookUpView } from './look-up.view.tsx';

const form = Type.Object({
  code: Type.String({ maxLength: 80 }),
  number: Type.String({ minLength: 9, maxLength: 20 }),
});

/** Milliseconds that every answer takes at least, so that its time does not say which of the two was wrong. */
const evenTime = 200;

const nowhere = '00000000-0000-0000-0000-000000000000';

export const lookUpPage = route({
  method: 'GET',
  url: '/tra-cuu',
  may: 'public',
  shows: 'basic',
  query: Type.Object({
    ma: Type.Optional(Type.String({ maxLength: 80 })),
    lang: Type.Optional(Type.String()),
  }),
  async run(call) {
    const typed = call.query.ma === undefined ? {} : { code: call.query.ma };
    return show(call, { typed, errors: {} });
  },
});

/** Shows where a dossier stands to who knows its code and a number of its submitter or owner; nothing personal is in the address. */
export const lookUp = route({
  method: 'POST',
  url: '/tra-cuu',
  may: 'public',
  shows: 'basic',
  form,
  perMinute: 20,
  async run(call) {
    const words = citizenMessages(call.locale).lookUp;
    const reading = readForm(form, call.form, words.fields, call.locale);
    if (!reading.ok) return show(call, reading, 422);
    const code = reading.values.code.replace(/\s+/g, '').toUpperCase();
    if (!readDossierCode(code)) return show(call, { ...reading, errors: { code: words.codeUnreadable } }, 422);
    const even = pause(evenTime);
    const found = (await call.read((db) => isLookupResting(db, code, call.now)))
      ? 'resting'
      : await find(call, code, reading.values.number);
    await even;
    if (found === 'resting') return show(call, { ...reading, errors: { code: words.resting } }, 429);
    if (found === undefined) return show(call, { ...reading, errors: { code: words.notFound } }, 404);
    const body = <FoundView {...found} now={call.now} />;
    return call.page({ title: `${words.title} – ${found.file.dossier.code}`, audience: 'citizen', body });
  },
});

/** Reads as the system of the agency named in the code would; the same statements run when there is no such agency. */
async function find(
  call: Call,
  code: string,
  number: string,
): Promise<{ file: DossierFile; answerAt: number } | undefined> {
  const agency = await call.read((db) => findAgencyByCode(db, readDossierCode(code)?.agencyCode ?? ''));
  const system = systemFor(agency?.id ?? nowhere);
  const found = await call.readAs(system, async (db) => {
    const dossier = await findDossierForLookup(db, code, number);
    if (!dossier) return undefined;
    const file = await fileOf(db, dossier);
    return { file: fileForLookup(file), answerAt: await answerDueAt(db, file) };
  });
  if (!found) await call.actAs(call.who, (act) => noteLookupFailure(act.tx, code, call.now));
  return found;
}

function show(call: Call, { typed, errors }: Pick<FormReading<unknown>, 'typed' | 'errors'>, status = 200): Answer {
  const body = <LookUpView tokens={call.tokens} typed={typed} errors={errors} />;
  return call.page({ title: citizenMessages(call.locale).lookUp.title, audience: 'citizen', body, status });
}
