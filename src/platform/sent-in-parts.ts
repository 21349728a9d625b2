import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Principal } from './access.ts';
import { Refusal } from './errors.ts';
import type { PartsOf } from './file-parts.ts';

/** The field that stands in a form in the place of a file whose parts were sent before. */
export const partsField = '_in_parts';

const description = Type.Object({
  field: Type.String({ maxLength: 200 }),
  name: Type.String({ minLength: 1, maxLength: 1000 }),
  size: Type.Integer({ minimum: 1 }),
  modified: Type.Integer({ minimum: 0 }),
});

const day = 86_400_000;

/** Parts are kept until a day after the last of them; the clearing job removes them by the same day. */
export const keptSince = (now: number): number => now - day;

/** Reads what a form or a part says of its file; `url` is the address of the form. Throws a 400 refusal for anything else. */
export function partsBehind(
  value: string,
  { who, url }: { readonly who: Principal; readonly url: string },
): { readonly field: string; readonly parts: PartsOf } {
  const said = parse(value);
  if (!Value.Check(description, said)) throw new Refusal('form.file_incomplete', { name: '' }, 400);
  const { field, ...file } = said;
  return { field, parts: { who, form: url.split(/[?#]/)[0]!, file } };
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
