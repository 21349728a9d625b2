import type { Day } from '#platform/clock';
import type { Locale } from '#platform/words';
import { brokenRules } from './answer-rules.ts';
import { describeFault } from './describe-fault.ts';
import type { Fault, Finding } from './finding.ts';
import type { Answers, FormDefinition, Pointer } from './form-definition.ts';
import { askedOnly, askedParts, type PlacedPart, wholeForm } from './parts.ts';

export interface AnswerCheck {
  /** What prevents filing, in the order of the form, at most one for each field. */
  readonly errors: readonly Finding[];
  /** What the person should look at once more, but may be right. */
  readonly warnings: readonly Finding[];
}

/** Checks answers by the form's schema and its rules. `today` is the day in Viet Nam on which they are given. */
export function checkAnswers(form: FormDefinition, answers: Answers, today: Day, locale: Locale): AnswerCheck {
  const parts = [...askedParts(form, answers)];
  const rules = brokenRules(parts, answers, today);
  const errors = [...form.faults(askedOnly(form, answers)), ...rules.filter(({ warns }) => !warns)];
  return {
    errors: inOrder(form, parts, errors, locale),
    warnings: inOrder(
      form,
      parts,
      rules.filter(({ warns }) => warns),
      locale,
    ),
  };
}

/** Says the first fault of each field; a fault at no field of the form (only a hostile sender) is one of the whole form. */
function inOrder(
  form: FormDefinition,
  parts: readonly PlacedPart[],
  faults: readonly Fault[],
  locale: Locale,
): Finding[] {
  const first = new Map<Pointer, Fault>();
  const asked = new Set(parts.map(({ pointer }) => pointer));
  for (const fault of faults) {
    const pointer = asked.has(fault.pointer) ? fault.pointer : '';
    if (!first.has(pointer)) first.set(pointer, fault);
  }
  const whole: PlacedPart = { ...wholeForm(form), within: [] };
  return [whole, ...parts]
    .filter(({ pointer }) => first.has(pointer))
    .map((part) => describeFault(part, first.get(part.pointer)!, locale));
}
