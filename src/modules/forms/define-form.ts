import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Fault } from './finding.ts';
import type { Condition, FieldSchema, FieldUi, FormDefinition, GroupSchema, Words } from './form-definition.ts';
import { textFormats } from './text-formats.ts';

/** One field as its author writes it: schema and look together, so that neither can be forgotten. */
export interface Field {
  readonly schema: FieldSchema;
  readonly ui: FieldUi;
  readonly optional: boolean;
}
export type Fields = Readonly<Record<string, Field>>;

type Head = Omit<FormDefinition, 'schema' | 'ui' | 'faults'>;

/** Builds a form from its fields, in the order in which they are asked. */
export function defineForm(head: Head, fields: Fields): FormDefinition {
  const schema = groupSchema(fields);
  return { ...head, schema, ui: groupUi(head.title, fields), faults: schemaCheck(schema) };
}

/** The JSON Schema of a group: a field with a condition is required only while the condition holds. */
export function groupSchema(fields: Fields): GroupSchema {
  const entries = Object.entries(fields);
  const required = entries.filter(([, field]) => !field.optional);
  const conditional = required.filter(([, field]) => field.ui.showIf);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(entries.map(([name, field]) => [name, field.schema])),
    required: required.filter(([, field]) => !field.ui.showIf).map(([name]) => name),
    ...(conditional.length > 0 && {
      allOf: conditional.map(([name, field]) => requiredWhile(name, field.ui.showIf!)),
    }),
  };
}

export function groupUi(label: Words, fields: Fields): FieldUi {
  return { label, fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.ui])) };
}

function requiredWhile(name: string, condition: Condition): object {
  return {
    if: { properties: { [condition.field]: { enum: condition.in } }, required: [condition.field] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is the word of JSON Schema.
    then: { required: [name] },
  };
}

/** Compiling takes tens of milliseconds, so a form compiles when it is first checked, not when the server starts. */
function schemaCheck(schema: GroupSchema): (answers: unknown) => Fault[] {
  let validate: ValidateFunction | undefined;
  return (answers) => {
    validate ??= new Ajv({ allErrors: true, strictTypes: false, formats: textFormats }).compile(schema);
    return validate(answers) ? [] : (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(fault);
  };
}

function fault({ keyword, instancePath, params }: ErrorObject): Fault {
  const { missingProperty, limit } = params as { missingProperty?: string; limit?: number };
  const pointer = missingProperty === undefined ? instancePath : `${instancePath}/${missingProperty}`;
  return { pointer, keyword, ...(limit !== undefined && { limit }) };
}
