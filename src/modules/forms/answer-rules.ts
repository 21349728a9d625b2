import { readIdentityNumber } from '#modules/identity';
import type { Day } from '#platform/clock';
import type { BrokenRule } from './finding.ts';
import type { Answers, IdentityAgreement, Pointer } from './form-definition.ts';
import { answerAt, type PlacedPart } from './parts.ts';
import { isDay, isDayPart } from './text-formats.ts';

/** The rules that a JSON Schema cannot say: they need today, or another answer. */
export function brokenRules(parts: readonly PlacedPart[], answers: Answers, today: Day): BrokenRule[] {
  return parts.flatMap((part) => {
    const value = answerAt(answers, part.pointer);
    if (part.schema.type !== 'string' || typeof value !== 'string') return [];
    return [...rulesOfDates(part, value, answers, today), ...rulesOfNumbers(part, value, answers)];
  });
}

function* rulesOfDates(
  { schema, ui, pointer }: PlacedPart,
  value: string,
  answers: Answers,
  today: Day,
): Generator<BrokenRule> {
  const format = schema.type === 'string' ? schema.format : undefined;
  if (!format?.includes('date') || !isDayPart(value)) return;
  if (format !== 'date' && value > today.slice(0, value.length)) yield { pointer, keyword: 'past' };
  const earliest = ui.notBefore && answerAt(answers, ui.notBefore);
  if (typeof earliest === 'string' && isDayPart(earliest) && precedes(value, earliest))
    yield { pointer, keyword: 'notBefore', other: earliest };
  const { atLeastYears } = ui;
  if (atLeastYears !== undefined && isDay(value) && value > yearsBefore(today, atLeastYears))
    yield { pointer, keyword: 'atLeastYears', limit: atLeastYears };
}

/** Compared only as far as both are known: `1958` does not precede `1958-05-02`. */
function precedes(one: string, other: string): boolean {
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) < other.slice(0, known);
}

function yearsBefore(day: Day, years: number): Day {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

/** An identity number tells sex and year of birth; one that contradicts the form belongs to somebody else or is mistyped. */
function* rulesOfNumbers({ schema, ui, pointer }: PlacedPart, value: string, answers: Answers): Generator<BrokenRule> {
  if (schema.type !== 'string' || schema.format !== 'identity-number') return;
  const facts = readIdentityNumber(value);
  if (!facts) return;
  const { sex, birthDate } = neighbours(pointer, ui.agrees ?? {}, answers);
  if (sex !== undefined && sex !== facts.sex) yield { pointer, keyword: `sex ${facts.sex}` };
  if (birthDate !== undefined && Number(birthDate.slice(0, 4)) !== facts.birthYear)
    yield { pointer, keyword: 'birthYear', limit: facts.birthYear };
  if (!facts.knownPrefix) yield { pointer, keyword: 'prefix', other: value.slice(0, 3), warns: true };
}

function neighbours(
  pointer: Pointer,
  agrees: IdentityAgreement,
  answers: Answers,
): { sex?: string; birthDate?: string } {
  const group = pointer.slice(0, pointer.lastIndexOf('/'));
  const sex = agrees.sexIs ?? (agrees.sex && answerAt(answers, `${group}/${agrees.sex}`));
  const birthDate = agrees.birthDate && answerAt(answers, `${group}/${agrees.birthDate}`);
  return {
    ...((sex === 'male' || sex === 'female') && { sex }),
    ...(typeof birthDate === 'string' && isDayPart(birthDate) && { birthDate }),
  };
}
