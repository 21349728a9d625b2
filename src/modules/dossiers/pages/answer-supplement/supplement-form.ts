import { type AnswerCheck, type Answers, getForm } from '#modules/forms';
import type { Dossier } from '../../dossier.ts';
import type { DossierFile } from '../../dossier-file.ts';

/** What the page shows again: what was typed, and what is wrong with it. */
export interface Shown {
  readonly status: number;
  readonly typed?: Answers | undefined;
  readonly check?: AnswerCheck | undefined;
  readonly note?: string | undefined;
  readonly refused?: string;
  /** What is wrong with the files that were sent. */
  readonly fileError?: string | undefined;
}

/** Whether the dossier's answers can be changed: they were given in an electronic form, not on paper at the counter. */
export function formOf({ formId, formVersion, answers }: Dossier) {
  if (formId === null || formVersion === null || Object.keys(answers).length === 0) return undefined;
  return getForm(formId, formVersion);
}

/** What a file may be sent for: the papers asked for, then those the dossier has. */
export function paperNamesIn({ supplements, papers }: DossierFile): readonly string[] {
  const asked = supplements.filter(({ answeredAt }) => answeredAt === null).flatMap(({ items }) => items);
  return [...new Set([...asked, ...papers.map(({ name }) => name)])];
}
