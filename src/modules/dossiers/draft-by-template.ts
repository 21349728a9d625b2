import { type Answers, answersByPointer, getForm, type Pointer } from '#modules/forms';
import { dayOf } from '#platform/clock';
import { type ResultTemplate, resultTemplates } from '../../../reference/results/result-templates.ts';
import type { Dossier } from './dossier.ts';

/** What a result usually says, filled in with what the dossier says. */
export interface ResultDraft {
  /** None where the result is called as the procedure names it. */
  readonly title: string | undefined;
  readonly content: string;
  readonly legalRef: string;
}

/** What the officer has to fill in. */
export const toFillIn = '……………';

type Told = Pick<
  Dossier,
  'code' | 'procedureCode' | 'procedureName' | 'parties' | 'formId' | 'formVersion' | 'answers' | 'submittedAt'
>;

/** The draft an officer begins with, in the words of the day on which the dossier was handed in. */
export function draftByTemplate(dossier: Told): ResultDraft {
  const { title, text, legalRef } = templateFor(dossier.procedureCode, dayOf(dossier.submittedAt));
  const shown = valuesOf(dossier);
  const lines = text.split('\n').flatMap((line) => filledIn(line, shown));
  return { title, content: lines.join('\n'), legalRef };
}

function templateFor(procedureCode: string, on: string): ResultTemplate {
  const fits = resultTemplates.find(
    ({ procedures, validFrom }) => procedures.includes(procedureCode) && validFrom <= on,
  );
  const others = resultTemplates.find(({ procedures }) => procedures.length === 0);
  return (fits ?? others) as ResultTemplate;
}

const placeholder = /\{([^}]*)\}/g;

/** A line with its values; one that begins with `?` is left out when any is missing. */
function filledIn(line: string, shown: (name: string) => string): string[] {
  const isOptional = line.startsWith('?');
  const names = [...line.matchAll(placeholder)].map(([, name = '']) => name);
  if (isOptional && names.some((name) => shown(name) === '')) return [];
  return [line.slice(isOptional ? 1 : 0).replace(placeholder, (_, name: string) => shown(name) || toFillIn)];
}

function valuesOf(dossier: Told): (name: string) => string {
  const { code, procedureName: procedure, parties } = dossier;
  const { owner, submitter } = parties;
  const known: Readonly<Record<string, string | undefined>> = {
    ...{ code, procedure, owner: owner.fullName, submitter: submitter.fullName },
    ...{ ownerNumber: owner.identityNumber, ownerAddress: owner.address },
  };
  const answers = answersOf(dossier);
  const told = (name: string): string => {
    if (!name.startsWith('/')) return known[name] ?? '';
    if (!name.includes('/*/')) return answers.get(name) ?? '';
    const [rows, field] = name.split('/*/') as [string, string];
    return [...answers]
      .filter(([pointer]) => pointer.startsWith(`${rows}/`) && pointer.endsWith(`/${field}`))
      .map(([, value]) => value)
      .join('; ');
  };
  return (names) => names.split('|').map(told).find(Boolean) ?? '';
}

function answersOf({ formId, formVersion, answers }: Told): ReadonlyMap<Pointer, string> {
  if (formId === null || formVersion === null) return new Map();
  return answersByPointer(getForm(formId, formVersion), answers as Answers, 'vi');
}
