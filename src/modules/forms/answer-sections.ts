import type { Locale } from '#platform/words';
import { maskIdentity } from '#ui';
import type { Answers, FormDefinition, Pointer } from './form-definition.ts';
import { answerAt, askedParts, type PlacedPart } from './parts.ts';
import { shownAnswer } from './show-answer.ts';

/** Answers that belong together, ready to be read. */
export interface AnswerSection {
  /** Empty for the questions at the top of the form. */
  readonly heading: string;
  /** The group's place in the form. */
  readonly pointer: Pointer;
  readonly rows: readonly AnswerRow[];
}
export interface AnswerRow {
  readonly pointer: Pointer;
  readonly label: string;
  readonly value: string;
}

/**
 * The answers in the order of the form, one section for each group and each row of a repeated one; an address is one
 * line. Questions that were not answered are left out; `masked` shows only the end of identity numbers.
 */
export function answerSections(
  form: FormDefinition,
  answers: Answers,
  locale: Locale,
  { masked = false } = {},
): AnswerSection[] {
  const sections: { heading: string; pointer: Pointer; rows: AnswerRow[] }[] = [];
  for (const part of askedParts(form, answers)) {
    const told = shownAnswer(part.schema, part.ui, answerAt(answers, part.pointer), locale);
    const value = masked && isIdentityNumber(part) ? maskIdentity(told) : told;
    if (value === '') continue;
    const line = part.within.at(-1)?.ui.oneLine ? part.within.at(-1) : undefined;
    const pointer = line === undefined ? part.pointer : parentOf(part.pointer);
    const home = parentOf(pointer);
    let section = sections.find((earlier) => earlier.pointer === home);
    if (!section) {
      section = { heading: headingOf(part, locale), pointer: home, rows: [] };
      sections.push(section);
    }
    addRow(section.rows, { pointer, label: (line?.ui ?? part.ui).label[locale], value });
  }
  return sections;
}

const isIdentityNumber = ({ schema }: PlacedPart): boolean =>
  schema.type === 'string' && schema.format === 'identity-number';

function headingOf({ within }: PlacedPart, locale: Locale): string {
  const groups = within.filter(({ ui }) => !ui.oneLine);
  return groups.map(({ ui, row }) => (row === undefined ? ui.label[locale] : `${ui.label[locale]} ${row}`)).join(' – ');
}

function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The parts of one line follow one another, with commas between. */
function addRow(rows: AnswerRow[], row: AnswerRow): void {
  const last = rows.at(-1);
  if (last?.pointer === row.pointer) rows[rows.length - 1] = { ...row, value: `${last.value}, ${row.value}` };
  else rows.push(row);
}
