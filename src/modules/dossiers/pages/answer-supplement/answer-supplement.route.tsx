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
import type { FormErrors } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, href, route } from '#platform/route';
import { normaliseText } from '#platform/text';
import type { DossierRef } from '../../act-on-dossier.ts';
import { handInSupplement, type SupplementAnswer } from '../../actions/hand-in-supplement.ts';
import { citizenMessages } from '../../citizen-messages.ts';
import type { Dossier } from '../../dossier.ts';
import { messages } from '../../messages.ts';
import { codeParams, type OwnCall, openOwnFile } from '../own-dossier/own-file.ts';
import { showSupplement } from './answer-supplement.view.tsx';
import { keepPapers, type SentPapers, takePapers } from './sent-papers.ts';
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

/**
 * Hands in the supplement: the dossier goes back to where it was asked from. Files are in the dossier also when
 * something else is wrong, so that a slow line costs nothing twice.
 */
export const answerSupplement = route({
  method: 'POST',
  url: '/ho-so-cua-toi/:code/bo-sung',
  may: 'dossier.follow',
  params: codeParams,
  upload: true,
  async run(call) {
    const file = await call.read((db) => openOwnFile(db, call));
    const { dossier } = file;
    const papers = await takePapers(call, file);
    const sent = await readSent(call, dossier, papers.errors);
    if (sent.again) return keepAndShow(call, dossier, { papers, again: sent.again });
    const done = href('/ho-so-cua-toi/:code', { code: dossier.code });
    const handIn = async (act: Act) => {
      await keepPapers(act, call.tools, dossier, papers);
      return handInSupplement(act, refOf(call, dossier), supplementOf(sent));
    };
    try {
      return await call.act(handIn, done, 'dossiers.supplement_sent');
    } catch (error) {
      return againOr(call, error, sent);
    }
  },
});

const refOf = ({ form }: OwnCall, { agencyId, id }: Dossier): DossierRef => ({
  agencyId,
  id,
  version: Number(form.version) || undefined,
});

const supplementOf = ({ note, answers }: Sent): SupplementAnswer => ({
  permission: 'dossier.follow',
  note,
  ...(answers && { answers }),
});

interface Unfinished {
  readonly papers: SentPapers;
  readonly again: Shown;
}

async function keepAndShow(call: OwnCall, dossier: Dossier, { papers, again }: Unfinished): Promise<Answer> {
  if (papers.papers.size > 0) {
    const here = href('/ho-so-cua-toi/:code/bo-sung', { code: dossier.code });
    await call.act((act) => keepPapers(act, call.tools, dossier, papers), here);
  }
  return showSupplement(call, again);
}

interface Sent {
  readonly note: string | undefined;
  readonly typed?: Answers;
  readonly answers?: Dossier['answers'];
  /** The page has to be shown again instead of acting. */
  readonly again?: Shown;
}

async function readSent(call: OwnCall, dossier: Dossier, fileErrors: FormErrors): Promise<Sent> {
  const note = normaliseText(String(call.form.note ?? '')).slice(0, longestNote) || undefined;
  const isLost = call.form._lost !== undefined;
  const refused = isLost ? citizenMessages(call.locale).supplement.filesLost : undefined;
  const shown = { note, fileErrors, paper: String(call.form.paper ?? ''), refused };
  const isWrong = isLost || Object.keys(fileErrors).length > 0;
  const form = formOf(dossier);
  if (!form) return { note, ...(isWrong && { again: { status: 422, ...shown } }) };
  const typed = readAsTyped(form, call.form);
  const command = commandIn(call.form);
  if (command) {
    const person = await call.read((db) => findPerson(db, call.who.id));
    const changed = changeAnswers(form, typed, command, person && knownPerson(person));
    return { note, again: { status: 200, typed: changed, ...shown } };
  }
  const check = checkAnswers(form, typed, dayOf(call.now), call.locale);
  if (isWrong || check.errors.length > 0) return { note, again: { status: 422, typed, check, ...shown } };
  return { note, typed, answers: readAnswers(form, call.form) };
}

function againOr(call: OwnCall, error: unknown, { typed, note }: Sent): Promise<Answer> {
  if (!(error instanceof Refusal) || error.status === 403 || error.status === 404) throw error;
  const refused = fillIn(messages(call.locale).refusals[error.code] ?? error.code, error.facts);
  return showSupplement(call, { status: error.status, typed, note, refused });
}
