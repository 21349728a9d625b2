import Type, { type Static } from 'typebox';
import { type AnnouncedProcedure, type AnnouncementText, type WhatHappens, whatHappens } from '../../announcement.ts';

const lines = Type.Optional(Type.String({ maxLength: 20_000 }));

export const announcementForm = Type.Object({
  number: Type.String({ minLength: 3, maxLength: 60, pattern: '^\\d{1,6}/[\\p{L}\\d][\\p{L}\\d-]*$' }),
  decidedOn: Type.String({ format: 'day' }),
  effectiveOn: Type.String({ format: 'day' }),
  legalBasis: Type.String({ minLength: 3, maxLength: 500 }),
  new: lines,
  amended: lines,
  repealed: lines,
});

export const correctionForm = Type.Object({
  ...announcementForm.properties,
  because: Type.Optional(Type.String({ maxLength: 500 })),
});

type Values = Static<typeof announcementForm>;

/** A line of the form: a code, and the name of a procedure the catalogue does not have yet. */
export interface TypedProcedure {
  readonly code: string;
  readonly name: string | undefined;
  readonly becomes: WhatHappens;
}

/** What is wrong with a line, in the field it stands in. */
export interface WrongLine {
  readonly field: WhatHappens;
  readonly why: 'no_code' | 'twice' | 'unknown';
  readonly line: string;
}

/** A national code with what a case or a province adds, and after it perhaps a name. */
const lineShape = /^(\d\.\d{6}(?:\.[0-9A-Z]{2,3})*)(?:[\s:;,–-]+(.+))?$/u;

/** The procedures typed, one a line; the first wrong line of each field is told. */
export function readProcedures(values: Pick<Values, WhatHappens>): {
  readonly typed: readonly TypedProcedure[];
  readonly wrong: readonly WrongLine[];
} {
  const typed: TypedProcedure[] = [];
  const wrong: WrongLine[] = [];
  for (const becomes of whatHappens) {
    for (const line of linesOf(values[becomes])) {
      const [, code, name] = lineShape.exec(line) ?? [];
      const why = code === undefined ? 'no_code' : typed.some((one) => one.code === code) ? 'twice' : undefined;
      if (why) wrong.push({ field: becomes, why, line });
      else typed.push({ code: code as string, name, becomes });
    }
  }
  return { typed, wrong };
}

/** What the catalogue calls the procedures typed, else the name typed; those without either are wrong. */
export function nameProcedures(
  typed: readonly TypedProcedure[],
  names: ReadonlyMap<string, string>,
): { readonly procedures: readonly AnnouncedProcedure[]; readonly wrong: readonly WrongLine[] } {
  const named = typed.map(({ code, name, becomes }) => ({ code, becomes, name: names.get(code) ?? name ?? '' }));
  return {
    procedures: named,
    wrong: named
      .filter(({ name }) => name === '')
      .map(({ code, becomes }) => ({ field: becomes, why: 'unknown', line: code })),
  };
}

const linesOf = (text: string | undefined): string[] =>
  (text ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** What a decision says, from a form read without error. */
export function announcementOf(
  { number, decidedOn, effectiveOn, legalBasis }: Values,
  procedures: readonly AnnouncedProcedure[],
): AnnouncementText {
  return { number, decidedOn, effectiveOn, legalBasis, procedures };
}

/** A decision as the form shows it; the name of a procedure stands behind its code. */
export function typedFrom({ procedures, ...text }: AnnouncementText): Record<string, string> {
  const { number, decidedOn, effectiveOn, legalBasis } = text;
  const listed = whatHappens.map((becomes) => [
    becomes,
    procedures.flatMap((one) => (one.becomes === becomes ? [`${one.code} ${one.name}`] : [])).join('\n'),
  ]);
  return { number, decidedOn, effectiveOn, legalBasis, ...Object.fromEntries(listed) };
}
