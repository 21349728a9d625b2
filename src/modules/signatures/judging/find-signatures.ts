import type { PdfFile } from '../pdf-reading/pdf-file.ts';
import {
  is,
  keyOf,
  nameIn,
  type PdfDict,
  type PdfString,
  type PdfValue,
  UnreadablePdf,
} from '../pdf-reading/pdf-value.ts';

/** A signature as it stands in a file. */
export interface FoundSignature {
  /** The references of its field, as `keyOf` writes them. */
  readonly field: string | undefined;
  readonly type: string | undefined;
  readonly dict: PdfDict;
  readonly contents: PdfString;
  readonly range: readonly number[];
}

/** Fields in fields, and signatures on one file, that no honest file reaches. */
const deepest = 10;
const mostFields = 5_000;

/** The signatures of a file as a viewer finds them: through the form's fields. */
export function findSignatures(file: PdfFile): FoundSignature[] {
  const found: FoundSignature[] = [];
  let looked = 0;
  const walk = (value: PdfValue, inherited: ReadonlyMap<string, PdfValue>, depth: number): void => {
    if (depth > deepest || ++looked > mostFields) throw new UnreadablePdf('There are far too many fields');
    const field = file.dict(value);
    const own = new Map([...inherited, ...[...field.entries].filter(([key]) => key === 'FT' || key === 'V')]);
    if (nameIn(file.resolve(own.get('FT'))) === 'Sig' && field.entries.has('V')) {
      const signature = signatureIn(file, field, is(value, 'ref') ? keyOf(value) : undefined);
      if (signature) found.push(signature);
    }
    for (const kid of file.array(field.entries.get('Kids'))) walk(kid, own, depth + 1);
  };
  const form = file.resolve(file.catalog.entries.get('AcroForm'));
  for (const field of is(form, 'dict') ? file.array(form.entries.get('Fields')) : []) walk(field, new Map(), 0);
  return [...new Map(found.map((one) => [one.contents.from, one])).values()];
}

function signatureIn(file: PdfFile, field: PdfDict, ref: string | undefined): FoundSignature | undefined {
  const dict = file.resolve(field.entries.get('V'));
  if (dict === null) return undefined;
  if (!is(dict, 'dict')) throw new UnreadablePdf('A signature is no dictionary');
  const contents = dict.entries.get('Contents');
  if (!is(contents, 'string')) throw new UnreadablePdf('A signature has no contents');
  const range = file.array(dict.entries.get('ByteRange')).map((item) => {
    if (typeof item !== 'number' || !Number.isSafeInteger(item)) throw new UnreadablePdf('A range is no number');
    return item;
  });
  return { field: ref, type: nameIn(file.resolve(dict.entries.get('SubFilter'))), dict, contents, range };
}

/** How often the bytes of a file speak of a signature, reached or not. */
export function mentionedSignatures(bytes: Buffer): number {
  return bytes.toString('latin1').match(/\/ByteRange[\s[]/g)?.length ?? 0;
}

/**
 * Whether a range leaves out exactly the signature's own contents and covers all else up to its end: the string of the
 * dictionary must be the very gap, so that nothing can be moved or slipped in.
 */
export function rangeFits({ range, contents }: FoundSignature, bytes: Buffer): boolean {
  const [from, length, resume, rest] = range;
  return (
    range.length === 4 &&
    from === 0 &&
    length === contents.from &&
    resume === contents.to &&
    bytes[contents.from] === 0x3c &&
    rest !== undefined &&
    rest > 0 &&
    resume + rest <= bytes.length
  );
}

/** Where what a signature covers ends. */
export const endOf = ({ range }: FoundSignature): number => (range[2] ?? 0) + (range[3] ?? 0);
