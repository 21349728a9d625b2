import { commandIn } from './command.ts';
import type { Answer, Answers, FieldUi, FormDefinition, GroupSchema, Pointer, RowsSchema } from './form-definition.ts';
import { askedOnly, isBlank, type Part, partsOf } from './parts.ts';
import { readTypedNumber, readTypedText } from './read-typed.ts';
import { type Sent, textAt } from './sent.ts';

/**
 * Reads the answers out of a submitted form, for checking and filing. Blanks, and fields whose condition does not hold,
 * are left out; rows left blank are too, unless the person is still adding or removing rows (`_do`) or the form needs them.
 */
export function readAnswers(form: FormDefinition, sent: Sent): Answers {
  return askedOnly(form, readAsTyped(form, sent));
}

/**
 * Reads everything that was typed, asked for or not, for showing the page again and for drafts: whoever filled in the
 * father before saying that he is known loses nothing.
 */
export function readAsTyped(form: FormDefinition, sent: Sent): Answers {
  const keepBlankRows = commandIn(sent) !== undefined;
  return readGroup(form.schema, form.ui, '', { sent, keepBlankRows });
}

interface Reading {
  readonly sent: Sent;
  readonly keepBlankRows: boolean;
}

function readGroup(group: GroupSchema, ui: FieldUi, at: Pointer, reading: Reading): Answers {
  const answers: Record<string, Answer> = {};
  for (const part of partsOf(group, ui, at)) {
    const answer = readPart(part, reading);
    if (answer !== undefined) answers[part.name] = answer;
  }
  return answers;
}

function readPart({ schema, ui, pointer, required }: Part, reading: Reading): Answer | undefined {
  if (schema.type === 'object') {
    const group = readGroup(schema, ui, pointer, reading);
    return required || !isBlank(group) ? group : undefined;
  }
  if (schema.type === 'array') {
    const rows = readRows(schema, ui.item!, pointer, reading);
    return required || rows.length > 0 ? rows : undefined;
  }
  const typed = textAt(reading.sent, pointer);
  if (typed === undefined || typed.trim() === '') return undefined;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'string') return readTypedText(schema, typed, ui.widget === 'textarea') || undefined;
  return readTypedNumber(schema, typed);
}

/** Each row on the page carries a hidden input named by its pointer, so a row of empty radios is still a row. */
function readRows(schema: RowsSchema, item: FieldUi, at: Pointer, reading: Reading): Answers[] {
  const rows: Answers[] = [];
  for (let index = 0; index < schema.maxItems; index++) {
    if (textAt(reading.sent, `${at}/${index}`) === undefined) continue;
    rows.push(readGroup(schema.items, item, `${at}/${index}`, reading));
  }
  return reading.keepBlankRows ? rows : withoutBlankRows(rows, schema.minItems);
}

function withoutBlankRows(rows: Answers[], least: number): Answers[] {
  const filled = rows.filter((row) => !isBlank(row));
  const blank = rows.filter(isBlank).slice(0, Math.max(0, least - filled.length));
  return [...filled, ...blank];
}
