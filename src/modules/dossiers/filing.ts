import {
  type Answers,
  type Draft,
  type FormDefinition,
  fitAnswers,
  formFor,
  knownPerson,
  startAnswers,
} from '#modules/forms';
import { findPerson, type Person } from '#modules/identity';
import { type Agency, getAgency, listAgencies } from '#modules/organisation';
import { listUsablePapers, type StoredPaper } from '#modules/paper-store';
import { listFiles, type PaperFile } from '#modules/papers';
import {
  findVersionOn,
  isRepealedOn,
  type RequiredPaper,
  rulesOfAgency,
  type StoredVersion,
} from '#modules/procedures';
import { type Day, dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { fold } from '#platform/text';
import type { FilingChoices } from './filing-choices.ts';
import { divideRequired, type FilesOfPapers, usableFiles } from './filing-papers.ts';

/** What filing a procedure starts from, before anything is chosen. */
export interface FilingGround {
  readonly person: Person;
  readonly stored: StoredVersion;
  /** Where a dossier may be handed in and settled: reception does not depend on boundaries (NĐ 118/2025/NĐ-CP). */
  readonly communes: readonly Agency[];
}

/** A dossier on its way to be filed: the draft, and everything its pages need to know. */
export interface Filing extends FilingGround {
  readonly draft: Draft;
  readonly choices: FilingChoices;
  /** The version of the form that holds today, and the answers as they fit it. */
  readonly form: FormDefinition;
  readonly answers: Answers;
  /** The form got a new version since the draft was last saved. */
  readonly isFormRenewed: boolean;
  readonly receiving: Agency;
  readonly handling: Agency;
  readonly closed: Closed | undefined;
  /** What was sent so far to the receiving agency, and which of it counts for which required paper. */
  readonly files: readonly PaperFile[];
  readonly filesOfPapers: FilesOfPapers;
  /** What of the person's store may be used today. */
  readonly papersInStore: readonly StoredPaper[];
  /** Required papers that the form takes the place of, and those that are asked for besides. */
  readonly filledIn: readonly RequiredPaper[];
  readonly asked: readonly RequiredPaper[];
}

/** Why a procedure cannot be filed online at an agency. */
export type Closed =
  | { readonly why: 'repealed'; readonly on?: Day | undefined; readonly replacedBy?: { code: string; name: string } }
  | { readonly why: 'not_received'; readonly by: Agency }
  | { readonly why: 'not_online' };

/** What filing starts from. Throws "not found" for a procedure the catalogue does not have. */
export async function readGround(db: Db, procedureCode: string, personId: string, now: number): Promise<FilingGround> {
  const [stored, communes, person] = await Promise.all([
    findVersionOn(db, procedureCode, dayOf(now)),
    listAgencies(db, 'commune'),
    findPerson(db, personId),
  ]);
  if (!stored) throw notFound('procedure');
  if (!person) throw notFound('person');
  return { stored, communes, person };
}

/** Gathers what belongs to a draft as things stand today: the catalogue and the form may have changed since it was begun. */
export async function readFiling(db: Db, draft: Draft, personId: string, now: number): Promise<Filing> {
  const ground = await readGround(db, draft.procedureCode, personId, now);
  const choices = draft.choices as FilingChoices;
  const communeOf = (id: string | undefined) => ground.communes.find((commune) => commune.id === id);
  const receiving = communeOf(draft.receivingAgencyId) ?? (await getAgency(db, draft.receivingAgencyId));
  const handling = communeOf(choices.handlingAgencyId) ?? receiving;
  const present = presentForm(draft, ground.person, dayOf(now));
  const number = ground.person.identityNumber;
  const [files, papersInStore] = await Promise.all([
    listFiles(db, [receiving.id], Object.values(choices.files ?? {}).flat()),
    number ? listUsablePapers(db, number, dayOf(now)) : [],
  ]);
  return {
    ...ground,
    draft,
    choices,
    receiving,
    handling,
    files,
    papersInStore,
    ...present,
    ...divideRequired(ground.stored.version.requiredPapers, present.form),
    filesOfPapers: usableFiles(choices.files, files),
    closed: await closedFor(db, ground.stored, handling, dayOf(now)),
  };
}

/** Why nobody can file the procedure online for this agency to settle on a day; undefined when everybody can. */
export async function closedFor(
  db: Db,
  { version }: StoredVersion,
  handling: Agency,
  day: Day,
): Promise<Closed | undefined> {
  if (isRepealedOn(version, day)) {
    const { on, replacedBy } = version.repeal ?? {};
    const next = replacedBy === undefined ? undefined : await findVersionOn(db, replacedBy, day);
    return { why: 'repealed', on, ...(next && { replacedBy: { code: next.version.code, name: next.version.name } }) };
  }
  if (version.onlineLevel === 'none') return { why: 'not_online' };
  const rules = await rulesOfAgency(db, version, { agencyId: handling.id, day, channel: 'online' });
  return rules.isReceived ? undefined : { why: 'not_received', by: handling };
}

/** The form of today with the draft's answers: carried over to a new version, begun anew when another form holds. */
function presentForm(draft: Draft, person: Person, day: Day): Pick<Filing, 'form' | 'answers' | 'isFormRenewed'> {
  const form = formFor(draft.procedureCode, day);
  if (form.id !== draft.formId) return { form, answers: startAnswers(form, knownPerson(person)), isFormRenewed: true };
  if (form.version !== draft.formVersion)
    return { form, answers: fitAnswers(form, draft.answers), isFormRenewed: true };
  return { form, answers: draft.answers, isFormRenewed: false };
}

/** The commune a person lives in by their address, when exactly one is named there. */
export function communeOfAddress(address: string | null, communes: readonly Agency[]): Agency | undefined {
  const parts = (address ?? '').split(',').map((part) => fold(part).replace(/^(xa|phuong|dac khu) /, ''));
  const named = communes.filter(({ placeName }) => parts.includes(fold(placeName)));
  return named.length === 1 ? named[0] : undefined;
}
