import { inflateSync } from 'node:zlib';
import { is, nameIn, type PdfDict, type PdfStream, UnreadablePdf } from './pdf-value.ts';

/** What a table of contents or a stream of objects may hold once unpacked, in bytes. */
const largest = 64 * 1_048_576;

/** Undoes the filter of a stream that holds structure: Flate, with or without a PNG predictor. Others are not read. */
export function unpack({ dict, raw }: PdfStream): Buffer {
  const filter = only(dict, 'Filter');
  if (filter === undefined) return raw;
  if (nameIn(filter) !== 'FlateDecode') throw new UnreadablePdf('The structure is packed in an unusual way');
  const parameters = only(dict, 'DecodeParms');
  return unpredict(inflate(raw), is(parameters, 'dict') ? parameters : undefined);
}

/** One value, given alone or as an array of one. */
function only(dict: PdfDict, key: string) {
  const value = dict.entries.get(key) ?? undefined;
  if (!is(value, 'array')) return value;
  if (value.items.length > 1) throw new UnreadablePdf('The structure is packed twice');
  return value.items[0] ?? undefined;
}

function inflate(raw: Buffer): Buffer {
  try {
    return inflateSync(raw, { maxOutputLength: largest });
  } catch (cause) {
    throw new UnreadablePdf('The structure does not unpack', { cause });
  }
}

const none = 1;
const pngPredictors = 10;

function unpredict(data: Buffer, parameters: PdfDict | undefined): Buffer {
  const number = (key: string, usual: number) => Number(parameters?.entries.get(key) ?? usual);
  if (number('Predictor', none) === none) return data;
  const columns = number('Columns', 1);
  const isPlain = number('Colors', 1) === 1 && number('BitsPerComponent', 8) === 8;
  if (number('Predictor', none) < pngPredictors || !isPlain || !(columns >= 1 && columns < 1_000))
    throw new UnreadablePdf('The structure is predicted in an unusual way');
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) unpredictRow(data, out, row, columns);
  return out;
}

/** One row of a PNG with one byte a pixel: its first byte says from which neighbours it was predicted. */
function unpredictRow(data: Buffer, out: Buffer, row: number, columns: number): void {
  const from = row * (columns + 1);
  for (let column = 0; column < columns; column++) {
    const at = row * columns + column;
    const left = column > 0 ? out[at - 1]! : 0;
    const up = row > 0 ? out[at - columns]! : 0;
    const corner = column > 0 && row > 0 ? out[at - columns - 1]! : 0;
    out[at] = data[from + 1 + column]! + predicted(data[from]!, left, up, corner);
  }
}

function predicted(type: number, left: number, up: number, corner: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) throw new UnreadablePdf('The structure is predicted in an unusual way');
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
