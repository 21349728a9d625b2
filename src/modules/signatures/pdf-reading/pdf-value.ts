/** The values of PDF (ISO 32000-1, 7.3) as the strict reader gives them; numbers, booleans and null are JavaScript's. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict | PdfStream;

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}

export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Buffer;
  /** Where it stands in what was read, from its opening to behind its closing bracket. */
  readonly from: number;
  readonly to: number;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}

export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** As it lies in the file, filters not undone. */
  readonly raw: Buffer;
}

/**
 * The file is not built as the standard says, or in a way that programs read differently. Whoever judges gives up then:
 * what cannot be read for certain is not vouched for.
 */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}

type Kind = 'name' | 'string' | 'ref' | 'array' | 'dict' | 'stream';

/** Whether a value is of one of the kinds that have one. */
export function is<K extends Kind>(value: PdfValue | undefined, kind: K): value is Extract<PdfValue, { kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** The name a value is, without its stroke; undefined when it is none. */
export const nameIn = (value: PdfValue | undefined): string | undefined => (is(value, 'name') ? value.name : undefined);

/** How a reference is written, to look it up by. */
export const keyOf = ({ number, generation }: PdfRef): string => `${number} ${generation}`;
