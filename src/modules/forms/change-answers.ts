import type { Command } from './command.ts';
import type { Answer, Answers, FieldUi, FormDefinition, Pointer } from './form-definition.ts';
import { answerAt, groupOf, isBlank, type Part, partsOf, rowsOf, wholeForm } from './parts.ts';
import { type KnownPerson, knownAnswers } from './prefill.ts';

/** The answers after a command; the same answers when the form has no such button. */
export function changeAnswers(form: FormDefinition, answers: Answers, command: Command, person?: KnownPerson): Answers {
  return replaceAt(wholeForm(form), answers, command.pointer.split('/').slice(1), (part, value, row) => {
    if (part.schema.type === 'array' && command.verb === 'add' && row === undefined) {
      const rows = rowsOf(value, part.schema.maxItems);
      return rows.length < part.schema.maxItems ? [...rows, {}] : rows;
    }
    if (part.schema.type === 'array' && command.verb === 'remove' && row !== undefined)
      return rowsOf(value, part.schema.maxItems).filter((_, index) => index !== row);
    if (part.schema.type === 'object' && command.verb === 'fill' && part.ui.offersPrefill && person)
      return { ...knownAnswers(part.schema, part.ui, person), ...filled(groupOf(value)) };
    return value;
  }) as Answers;
}

/** Where the page should open after a command: the row that was added, or the group it was about. */
export function landingOf(answers: Answers, { verb, pointer }: Command): Pointer {
  if (verb === 'fill') return pointer;
  if (verb === 'remove') return pointer.slice(0, pointer.lastIndexOf('/'));
  const rows = answerAt(answers, pointer);
  return Array.isArray(rows) && rows.length > 0 ? `${pointer}/${rows.length - 1}` : pointer;
}

type Change = (part: Part, value: Answer | undefined, row?: number) => Answer | undefined;

/** Walks down by the form, never by what was sent, and rebuilds only what lies on the way. */
function replaceAt(
  part: Part,
  value: Answer | undefined,
  steps: readonly string[],
  change: Change,
): Answer | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return change(part, value);
  if (part.schema.type === 'object') {
    const inside = partsOf(part.schema, part.ui, part.pointer).find(({ name }) => name === step);
    if (!inside) return value;
    const changed = replaceAt(inside, groupOf(value)[step], rest, change);
    return changed === undefined ? value : { ...groupOf(value), [step]: changed };
  }
  if (part.schema.type !== 'array' || !/^\d{1,4}$/.test(step)) return value;
  const row = Number(step);
  if (rest.length === 0) return change(part, value, row);
  const item: Part = {
    ...part,
    schema: part.schema.items,
    ui: part.ui.item as FieldUi,
    pointer: `${part.pointer}/${row}`,
  };
  return rowsOf(value, part.schema.maxItems).map((answers, index) =>
    index === row ? groupOf(replaceAt(item, answers, rest, change)) : answers,
  );
}

/** Only what was answered: an address left blank does not hide the known one. */
function filled(group: Answers): Answers {
  return Object.fromEntries(Object.entries(group).filter(([, answer]) => answer !== undefined && !isBlank(answer)));
}
