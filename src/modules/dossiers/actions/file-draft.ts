import { type Answers, type FormDefinition, fitAnswers, takeDraft } from '#modules/forms';
import { grantReaders } from '#modules/papers';
import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { isDay } from '#platform/form';
import type { Act } from '#platform/journal';
import type { Dossier, Party } from '../dossier.ts';
import { type Filing, readFiling } from '../filing.ts';
import { partiesOf, readPeople } from '../filing-choices.ts';
import { gapsIn } from '../filing-gaps.ts';
import { papersOf } from '../filing-papers.ts';
import { dossierPermissions } from '../permissions.ts';
import { ownFilesOf } from '../reuse-papers.ts';
import { termsOfProcedure } from '../terms-of-procedure.ts';
import { fileDossier } from './file-dossier.ts';

/**
 * Files a citizen's draft: everything is checked again, whatever the pages said, and the draft is gone when the dossier
 * is there. Throws `dossier.draft_incomplete`, and what filing a procedure may refuse.
 */
export async function fileDraft(act: Act, id: string): Promise<Dossier> {
  assertMay(dossierPermissions, 'dossier.file', act.who, { partyIds: [act.who.id] });
  const filing = await readFiling(act.tx, await takeDraft(act, id), act.who.id, act.now);
  const { choices, stored, receiving, handling, form } = filing;
  const { terms } = await termsOfProcedure(act.tx, stored.version.code, {
    agencyId: handling.id,
    channel: 'online',
    now: act.now,
  });
  const people = readPeople(choices.people ?? {}, act.now, 'vi');
  if (filing.closed || !people.ok || gapsIn(filing, act.now, 'vi').length > 0)
    throw new Refusal('dossier.draft_incomplete', {}, 422);
  const answers = fitAnswers(form, filing.answers);
  const papers = papersOf({
    ...filing,
    ways: choices.papers ?? {},
    files: filing.filesOfPapers,
    stored: filing.papersInStore,
  });
  const dossier = await fileDossier(act, {
    receivingAgency: receiving,
    handlingAgencyId: handling.id,
    terms,
    channel: 'online',
    parties: partiesOf(filing.person, people.values, subjectIn(answers)),
    content: contentOf(form, answers, filing),
    form: { id: form.id, version: form.version },
    answers,
    papers,
    sets: 1,
    resultDelivery: people.values.resultDelivery,
    deliveryAddress: people.values.resultDelivery === 'post' ? (people.values.deliveryAddress ?? null) : null,
    identityFrom: 'account',
  });
  await grantReaders(act, receiving.id, ownFilesOf(papers), [handling.id, ...dossier.partyIds]);
  return dossier;
}

/** The groups in which the forms ask for the one the fact is about. */
const subjectGroups = ['subject', 'child', 'deceased'] as const;

function subjectIn(answers: Answers): Party | undefined {
  for (const name of subjectGroups) {
    const group = answers[name];
    if (typeof group !== 'object' || Array.isArray(group)) continue;
    const { fullName, identityNumber, birthDate } = group as Answers;
    if (typeof fullName !== 'string') continue;
    return {
      fullName,
      ...(typeof identityNumber === 'string' && { identityNumber }),
      ...(typeof birthDate === 'string' && isDay(birthDate) && { birthDay: birthDate }),
    };
  }
  return undefined;
}

/** What is asked for in one line: the general form says it, every other procedure's name does. */
function contentOf(form: FormDefinition, { subject }: Answers, { stored }: Filing): string {
  return form.procedures.length === 0 && typeof subject === 'string' ? subject : stored.version.name;
}
