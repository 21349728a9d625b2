import type { FormDefinition } from '#modules/forms';
import { canServe, type StoredPaper } from '#modules/paper-store';
import { isOpen, type PaperFile } from '#modules/papers';
import type { RequiredPaper } from '#modules/procedures';
import type { FormErrors, Typed } from '#platform/form';
import type { FormFields } from '#platform/route';
import type { Locale } from '#platform/words';
import { citizenMessages } from './citizen-messages.ts';
import type { DossierPaper } from './required-paper-store.ts';
import { asReused } from './reuse-papers.ts';

/**
 * How a required paper reaches the agency, besides out of the person's store: as files, brought to the counter, or not at
 * all in this person's case.
 */
export const paperWays = ['files', 'bring', 'not_needed'] as const;

export type PaperWay = (typeof paperWays)[number] | ReuseWay;

/** The person chose a paper of their store. */
type ReuseWay = `reuse-${string}`;

export const reuseWayOf = ({ id }: Pick<StoredPaper, 'id'>): ReuseWay => `reuse-${id}`;

/** What of the person's store may be the paper that is asked for; they choose. */
export function offeredFor(stored: readonly StoredPaper[], { name }: Pick<RequiredPaper, 'name'>): StoredPaper[] {
  return stored.filter((paper) => canServe(paper, name));
}

/** The stored paper that was chosen for a required one; undefined when none was, or it may not be used any more. */
export function chosenFor(
  stored: readonly StoredPaper[],
  required: Pick<RequiredPaper, 'name'>,
  way: string | undefined,
): StoredPaper | undefined {
  return offeredFor(stored, required).find((paper) => reuseWayOf(paper) === way);
}

/** Ids of the files handed in for each required paper, by its {@link paperField}. */
export type FilesOfPapers = Readonly<Record<string, readonly string[]>>;

/** The name under which the choice for a paper is sent and kept. */
export const paperField = ({ ordinal }: Pick<RequiredPaper, 'ordinal'>): string => `paper${ordinal}`;

/**
 * The required papers divided: those that the electronic form takes the place of, which is not asked for twice, and those
 * to be handed in. The general form takes the place of none.
 */
export function divideRequired(
  required: readonly RequiredPaper[],
  { procedures }: Pick<FormDefinition, 'procedures'>,
): { readonly filledIn: readonly RequiredPaper[]; readonly asked: readonly RequiredPaper[] } {
  const isFilledIn = (paper: RequiredPaper) => procedures.length > 0 && paper.isForm;
  return { filledIn: required.filter(isFilledIn), asked: required.filter((paper) => !isFilledIn(paper)) };
}

/**
 * Reads how each required paper comes. Files just sent decide for themselves; those of an earlier day only where nothing
 * else is said.
 */
export function readPaperWays(
  form: FormFields,
  required: readonly RequiredPaper[],
  { justSent, before }: { readonly justSent: ReadonlySet<string>; readonly before: FilesOfPapers },
): Typed {
  const said = required.flatMap((paper): [string, PaperWay][] => {
    const name = paperField(paper);
    const way = justSent.has(name) ? 'files' : (wayIn(form, name) ?? (before[name]?.length ? 'files' : undefined));
    return way ? [[name, way]] : [];
  });
  return Object.fromEntries(said);
}

/** Whoever sends files for a paper and says that it comes in another way is asked again. */
export function wayErrors(
  form: FormFields,
  required: readonly RequiredPaper[],
  justSent: ReadonlySet<string>,
  locale: Locale,
): FormErrors {
  const { problems } = citizenMessages(locale).filing;
  const unclear = required.filter((paper) => {
    const name = paperField(paper);
    return justSent.has(name) && (wayIn(form, name) ?? 'files') !== 'files';
  });
  return Object.fromEntries(unclear.map((paper) => [paperField(paper), problems.waysDiffer(paper.ordinal)]));
}

/** What is missing about the papers: every one asks for a choice, because none may be forgotten. */
export function paperErrors(
  ways: Typed,
  required: readonly RequiredPaper[],
  { files, stored }: { readonly files: FilesOfPapers; readonly stored: readonly StoredPaper[] },
  locale: Locale,
): FormErrors {
  const { problems } = citizenMessages(locale).filing;
  const errors = required.flatMap((paper): [string, string][] => {
    const name = paperField(paper);
    if (ways[name] === undefined) return [[name, problems.paperUnsaid(paper.ordinal)]];
    if (isReuse(ways[name]) && !chosenFor(stored, paper, ways[name]))
      return [[name, problems.storedGone(paper.ordinal)]];
    return ways[name] === 'files' && !files[name]?.length ? [[name, problems.fileMissing(paper.ordinal)]] : [];
  });
  return Object.fromEntries(errors);
}

/** The papers of the dossier: the form, and what came or will come. What is not needed is left out. */
export function papersOf({
  ways,
  files,
  stored,
  filledIn,
  asked,
}: {
  readonly ways: Typed;
  readonly files: FilesOfPapers;
  readonly stored: readonly StoredPaper[];
} & ReturnType<typeof divideRequired>): DossierPaper[] {
  const words = citizenMessages('vi').filing;
  const form = filledIn.slice(0, 1).map(({ ordinal, name }) => electronic(ordinal, name, [], words.formNote));
  const others = asked.flatMap((paper): DossierPaper[] => {
    const { ordinal, name, originals = 0, copies = 0 } = paper;
    const way = ways[paperField(paper)];
    const chosen = chosenFor(stored, paper, way);
    if (chosen) return [asReused(paper, chosen)];
    if (way === 'files') return [electronic(ordinal, name, files[paperField(paper)] ?? [], null)];
    if (way !== 'bring') return [];
    const kind = originals > 0 || copies === 0 ? 'original' : 'copy';
    return [{ ordinal, name, form: kind, quantity: 0, digitisation: 'none', fileIds: [], note: words.bringNote }];
  });
  return [...form, ...others].sort((a, b) => a.ordinal - b.ordinal);
}

const electronic = (ordinal: number, name: string, fileIds: readonly string[], note: string | null): DossierPaper => ({
  ordinal,
  name,
  form: 'electronic',
  quantity: 1,
  digitisation: 'digitised',
  fileIds,
  note,
});

/** Those of the files that count: what the scanner refused, or was handed in to another agency, is as if never sent. */
export function usableFiles(kept: FilesOfPapers | undefined, files: readonly PaperFile[]): FilesOfPapers {
  const usable = new Set(files.filter((file) => isOpen(file) || file.state === 'quarantined').map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(kept ?? {}).map(([name, ids]) => [name, ids.filter((id) => usable.has(id))]),
  );
}

function wayIn(form: FormFields, name: string): PaperWay | undefined {
  const sent = Object.hasOwn(form, name) ? [form[name]].flat().at(-1) : undefined;
  return paperWays.find((way) => way === sent) ?? (isReuse(sent) ? sent : undefined);
}

const isReuse = (way: string | undefined): way is ReuseWay => /^reuse-[0-9a-f-]{36}$/.test(way ?? '');
