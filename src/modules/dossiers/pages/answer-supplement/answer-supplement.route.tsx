import {
  type Answers,
  changeAnswers,
  checkAnswers,
  commandIn,
  knownPerson,
  readAnswers,
  readAsTyped,
} from '#modules/forms';
import { findPerson } from '#modules/identity';
import { dayOf } from '#platform/clock';
import { fillIn, Refusal } from '#platform/errors';
import { type Answer, href, route } from '#platform/route';
import { normaliseText } from '#platform/text';
import { handInSupplement } from '../../actions/hand-in-supplement.ts';
import type { Dossier } from '../../dossier.ts';
import { messages } from '../../messages.ts';
import { codeParams, type OwnCall, openOwnFile } from '../own-dossier/own-file.ts';
import { showSupplement } from './answer-supplement.view.tsx';
import { formOf, type Shown } from './supplement-form.ts';

/** So much may be said about what is handed in. */
const longestNote = 2000;

/** What is asked for, and where it is answered. */
export const answerSupplementPage = route({
  method: 'GET',
  url: '/ho-so-cua-toi/:code/bo-sung',
  may: 'dossier.follow',
  params: codeParams,
  run: (call) => showSupplement(call, { status: 200 }),
});

/** Hands in the supplement: the dossier goes back to where it was asked from. */
export const answerSupplement = route({
  method: 'POST',
  url: '/ho-so-cua-toi/:code/bo-sung',
  may: 'dossier.follow',
  params: codeParams,
  async run(call) {
    const { dossier } = await call.read((db) => openOwnFile(db, call));
    const sent = await readSent(call, dossier);
    if (sent.again) return showSupplement(call, sent.again);
    const ref = { agencyId: dossier.agencyId, id: dossier.id, version: Number(call.form.version) || undefined };
    const supplement = {
      permission: 'dossier.follow',
      note: sent.note,
      ...(sent.answers && { answers: sent.answers }),
    } as const;
    const done = href('/ho-so-cua-toi/:code', { code: dossier.code });
    try {
      return await call.act((act) => handInSupplement(act, ref, supplement), done, 'dossiers.supplement_sent');
    } catch (error) {
      return againOr(call, error, sent);
    }
  },
});

interface Sent {
  readonly note: string | undefined;
  readonly typed?: Answers;
  readonly answers?: Dossier['answers'];
  /** The page has to be shown again instead of acting. */
  readonly again?: Shown;
}

async function readSent(call: OwnCall, dossier: Dossier): Promise<Sent> {
  const note = normaliseText(String(call.form.note ?? '')).slice(0, longestNote) || undefined;
  const form = formOf(dossier);
  if (!form) return { note };
  const typed = readAsTyped(form, call.form);
  const command = commandIn(call.form);
  if (command) {
    const person = await call.read((db) => findPerson(db, call.who.id));
    const changed = changeAnswers(form, typed, command, person && knownPerson(person));
    return { note, again: { status: 200, typed: changed, note } };
  }
  const check = checkAnswers(form, typed, dayOf(call.now), call.locale);
  if (check.errors.length > 0) return { note, again: { status: 422, typed, check, note } };
  return { note, typed, answers: readAnswers(form, call.form) };
}

function againOr(call: OwnCall, error: unknown, { typed, note }: Sent): Promise<Answer> {
  if (!(error instanceof Refusal) || error.status === 403 || error.status === 404) throw error;
  const refused = fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts);
  return showSupplement(call, { status: error.status, typed, note, refused });
}
