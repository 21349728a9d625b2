import { type AnswerCheck, type Answers, getForm } from '#modules/forms';
import type { FormErrors } from '#platform/form';
import type { Dossier } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';

/** What the page shows again: what was typed, and what is wrong with it. */
export interface Shown {
  readonly status: number;
  readonly typed?: Answers | undefined;
  readonly check?: AnswerCheck | undefined;
  readonly note?: string | undefined;
  readonly refused?: string | undefined;
  /** What is wrong with the files that were sent, by their field. */
  readonly fileErrors?: FormErrors | undefined;
  /** Which paper the files of {@link otherFiles} are. */
  readonly paper?: string | undefined;
}

/** Whether the dossier's answers can be changed: they were given in an electronic form, not on paper at the counter. */
export function formOf({ formId, formVersion, answers }: Dossier) {
  if (formId === null || formVersion === null || Object.keys(answers).length === 0) return undefined;
  return getForm(formId, formVersion);
}

/** The papers asked for, as the request names them. */
export function askedIn({ supplements }: Pick<DossierFile, 'supplements'>): readonly string[] {
  const open = supplements.filter(({ answeredAt }) => answeredAt === null);
  return [...new Set(open.flatMap(({ items }) => items))];
}

/** What the dossier has besides: better copies of it may be sent as well. */
export function otherPapersIn({ supplements, papers }: DossierFile): readonly string[] {
  const asked = new Set(askedIn({ supplements }));
  return [...new Set(papers.map(({ name }) => name))].filter((name) => !asked.has(name));
}

/** The field of the files of the paper asked for at this place. */
export const fieldOf = (index: number): string => `files${index}`;

/** The field of files that nobody asked for. */
export const otherFiles = 'otherFiles';
