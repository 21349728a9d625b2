import type {
  Answer,
  Answers,
  Condition,
  FieldSchema,
  FieldUi,
  FormDefinition,
  GroupSchema,
  Pointer,
} from './form-definition.ts';

/** A field where it stands in a form. */
export interface Part {
  readonly name: string;
  readonly pointer: Pointer;
  readonly schema: FieldSchema;
  readonly ui: FieldUi;
  /** Required whenever it is asked. */
  readonly required: boolean;
}

/** A field with the groups around it, outermost first, and the number of the row it stands in, from 1. */
export interface PlacedPart extends Part {
  readonly within: readonly { readonly ui: FieldUi; readonly row?: number }[];
}

/** The whole form as the outermost group. */
export function wholeForm(form: FormDefinition): Part {
  return { name: '', pointer: '', schema: form.schema, ui: form.ui, required: true };
}

/** The fields of a group in the order in which they are asked; `at` is the group's own pointer. */
export function partsOf(group: GroupSchema, ui: FieldUi, at: Pointer): Part[] {
  const conditional = new Set((group.allOf ?? []).flatMap((rule) => (rule as RequiredWhile).then.required));
  return Object.entries(group.properties).map(([name, schema]) => ({
    name,
    pointer: `${at}/${name}`,
    schema,
    ui: ui.fields![name]!,
    required: group.required.includes(name) || conditional.has(name),
  }));
}
interface RequiredWhile {
  readonly then: { readonly required: readonly string[] };
}

/** Whether a field with this condition is asked, given its neighbours' answers. */
export function isAsked(condition: Condition | undefined, neighbours: Answers): boolean {
  if (condition === undefined) return true;
  const value = neighbours[condition.field];
  return (typeof value === 'string' || typeof value === 'boolean') && condition.in.includes(value);
}

/** The answers without those to questions whose condition does not hold; what the form does not know is left as it is. */
export function askedOnly(form: FormDefinition, answers: Answers): Answers {
  return askedOfGroup(form.schema, form.ui, groupOf(answers));
}

function askedOfGroup(group: GroupSchema, ui: FieldUi, answers: Answers): Answers {
  const kept: Record<string, Answer | undefined> = { ...answers };
  for (const part of partsOf(group, ui, '')) {
    if (!Object.hasOwn(kept, part.name)) continue;
    if (isAsked(part.ui.showIf, kept)) kept[part.name] = askedOfPart(part, kept[part.name]);
    else delete kept[part.name];
  }
  return kept;
}

function askedOfPart({ schema, ui }: Part, answer: Answer | undefined): Answer | undefined {
  if (schema.type === 'object' && isGroup(answer)) return askedOfGroup(schema, ui, answer);
  if (schema.type === 'array' && Array.isArray(answer))
    return answer.map((row) => (isGroup(row) ? askedOfGroup(schema.items, ui.item!, row) : row));
  return answer;
}

/** Every field that is asked for these answers, groups and rows included, in the order of the form. */
export function* askedParts(form: FormDefinition, answers: Answers): Generator<PlacedPart> {
  yield* askedIn(form.schema, form.ui, '', askedOnly(form, answers), []);
}

function* askedIn(
  group: GroupSchema,
  ui: FieldUi,
  at: Pointer,
  answers: Answers,
  within: PlacedPart['within'],
): Generator<PlacedPart> {
  for (const part of partsOf(group, ui, at)) {
    if (!isAsked(part.ui.showIf, answers)) continue;
    yield { ...part, within };
    const { schema } = part;
    const inside = [...within, { ui: part.ui }];
    if (schema.type === 'object') yield* askedIn(schema, part.ui, part.pointer, groupOf(answers[part.name]), inside);
    if (schema.type === 'array')
      for (const [index, row] of rowsOf(answers[part.name], schema.maxItems).entries())
        yield* askedIn(schema.items, part.ui.item!, `${part.pointer}/${index}`, row, [
          ...within,
          { ui: part.ui.item!, row: index + 1 },
        ]);
  }
}

/** The answers of a group; none when the answer is something else. */
export function groupOf(answer: Answer | undefined): Answers {
  return isGroup(answer) ? answer : {};
}

function isGroup(answer: Answer | undefined): answer is Answers {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}

/** The rows of a repeated group, never more than `most`. */
export function rowsOf(answer: Answer | undefined, most: number): Answers[] {
  return Array.isArray(answer) ? answer.slice(0, most).map(groupOf) : [];
}

/** The answer at a pointer; undefined when there is none. */
export function answerAt(answers: Answers, pointer: Pointer): Answer | undefined {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<Answer | undefined>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Answers)[step];
  }, answers);
}

/** Whether nothing was answered in a group. */
export function isBlank(answer: Answer): boolean {
  return typeof answer === 'object' && Object.values(answer).every((part) => part === undefined || isBlank(part));
}
