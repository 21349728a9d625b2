import { isOpen, type PaperFile } from '#modules/papers';
import type { RequiredPaper } from '#modules/procedures';
import type { FormErrors, Typed } from '#platform/form';
import type { FormFields } from '#platform/route';
import type { Locale } from '#platform/words';
import { citizenMessages } from './citizen-messages.ts';
import type { DossierPaper } from './required-paper-store.ts';

/** How a required paper reaches the agency: as files, brought to the counter, or not at all in this person's case. */
export const paperWays = ['files', 'bring', 'not_needed'] as const;

export type PaperWay = (typeof paperWays)[number];

/** Ids of the files handed in for each required paper, by its {@link paperField}. */
export type FilesOfPapers = Readonly<Record<string, readonly string[]>>;

/** The name under which the choice for a paper is sent and kept. */
export const paperField = ({ ordinal }: Pick<RequiredPaper, 'ordinal'>): string => `paper${ordinal}`;

/** Reads how each required paper comes. Files decide for themselves: whoever sends some for a paper sends it as files. */
export function readPaperWays(form: FormFields, required: readonly RequiredPaper[], files: FilesOfPapers): Typed {
  const said = required.flatMap((paper): [string, PaperWay][] => {
    const name = paperField(paper);
    const way = files[name]?.length ? 'files' : wayIn(form, name);
    return way ? [[name, way]] : [];
  });
  return Object.fromEntries(said);
}

/** What is missing about the papers: every one asks for a choice, because none may be forgotten. */
export function paperErrors(
  ways: Typed,
  required: readonly RequiredPaper[],
  files: FilesOfPapers,
  locale: Locale,
): FormErrors {
  const { problems } = citizenMessages(locale).filing;
  const errors = required.flatMap((paper): [string, string][] => {
    const name = paperField(paper);
    if (ways[name] === undefined) return [[name, problems.paperUnsaid(paper.ordinal)]];
    return ways[name] === 'files' && !files[name]?.length ? [[name, problems.fileMissing(paper.ordinal)]] : [];
  });
  return Object.fromEntries(errors);
}

/** The papers of the dossier: those that came or will come. Those not needed are left out. */
export function papersOf(ways: Typed, required: readonly RequiredPaper[], files: FilesOfPapers): DossierPaper[] {
  return required.flatMap((paper): DossierPaper[] => {
    const { ordinal, name, originals = 0, copies = 0 } = paper;
    const fileIds = files[paperField(paper)] ?? [];
    switch (ways[paperField(paper)]) {
      case 'files':
        return [{ ordinal, name, form: 'electronic', quantity: 1, digitisation: 'digitised', fileIds, note: null }];
      case 'bring': {
        const form = originals > 0 || copies === 0 ? 'original' : 'copy';
        const note = citizenMessages('vi').filing.bringNote;
        return [{ ordinal, name, form, quantity: 0, digitisation: 'none', fileIds: [], note }];
      }
      default:
        return [];
    }
  });
}

/** Those of the files that count: what the scanner refused, or was handed in to another agency, is as if never sent. */
export function usableFiles(kept: FilesOfPapers | undefined, files: readonly PaperFile[]): FilesOfPapers {
  const usable = new Set(files.filter((file) => isOpen(file) || file.state === 'quarantined').map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(kept ?? {}).map(([name, ids]) => [name, ids.filter((id) => usable.has(id))]),
  );
}

function wayIn(form: FormFields, name: string): PaperWay | undefined {
  const sent = Object.hasOwn(form, name) ? [form[name]].flat().at(-1) : undefined;
  return paperWays.find((way) => way === sent);
}
