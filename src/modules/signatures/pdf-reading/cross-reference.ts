import { is, type PdfDict, type PdfStream, type PdfValue, UnreadablePdf } from './pdf-value.ts';
import { unpack } from './unpack.ts';
import { ValueReader } from './value-reader.ts';

/** Where an object lies: at an offset, or in a stream of objects; absent when it was deleted. */
export type Place =
  | { readonly at: number; readonly generation: number }
  | { readonly within: number; readonly index: number }
  | { readonly absent: true };

export interface CrossReference {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDict;
  /** The offsets of its sections, the newest first. */
  readonly sections: readonly number[];
}

interface Section {
  readonly places: Map<number, Place>;
  readonly trailer: PdfDict;
}

/** Updates and objects that no honest file reaches. */
const mostSections = 500;
const mostObjects = 2_000_000;

/**
 * Follows the tables of contents from the last one back, as viewers do: what is newest counts. Throws
 * {@link UnreadablePdf} on anything unusual instead of repairing it.
 */
export function readCrossReference(
  bytes: Buffer,
  from: number,
  streamAt: (offset: number) => PdfStream,
): CrossReference {
  const places = new Map<number, Place>();
  const sections: number[] = [];
  let trailer: PdfDict | undefined;
  for (let next: number | undefined = from; next !== undefined; ) {
    if (sections.includes(next) || sections.length >= mostSections)
      throw new UnreadablePdf('The tables of contents go round');
    sections.push(next);
    const section = readSection(bytes, next, streamAt);
    for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place);
    if (places.size > mostObjects) throw new UnreadablePdf('There are far too many objects');
    trailer ??= section.trailer;
    next = offsetIn(section.trailer, 'Prev');
  }
  if (!trailer) throw new UnreadablePdf('There is no trailer');
  return { places, trailer, sections };
}

function offsetIn(trailer: PdfDict, key: string): number | undefined {
  const value = trailer.entries.get(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new UnreadablePdf(`/${key} of the trailer is no offset`);
  return value;
}

function readSection(bytes: Buffer, at: number, streamAt: (offset: number) => PdfStream): Section {
  const reader = new ValueReader(bytes, at);
  if (bytes.toString('latin1', at, at + 4) !== 'xref') return streamSection(streamAt(at));
  reader.at = at + 4;
  const section = tableSection(reader);
  const hidden = offsetIn(section.trailer, 'XRefStm');
  return hidden === undefined ? section : withHidden(section, streamSection(streamAt(hidden)));
}

function tableSection(reader: ValueReader): Section {
  const places = new Map<number, Place>();
  while (!reader.takes('trailer')) {
    const first = reader.whole();
    const count = reader.whole();
    if (count > mostObjects) throw new UnreadablePdf('There are far too many objects');
    for (let i = 0; i < count; i++) {
      const [at, generation] = [reader.whole(), reader.whole()];
      const inUse = reader.takes('n');
      if (!inUse && !reader.takes('f')) throw new UnreadablePdf('An entry is neither in use nor free');
      add(places, first + i, inUse ? { at, generation } : { absent: true });
    }
  }
  const trailer = reader.value();
  if (!is(trailer, 'dict')) throw new UnreadablePdf('The trailer is no dictionary');
  return { places, trailer };
}

/** A file for old and new programs at once (7.5.8.4): only what the table calls free may lie in the stream. */
function withHidden(section: Section, hidden: Section): Section {
  for (const [number, place] of hidden.places) {
    const shown = section.places.get(number);
    if (shown && !('absent' in shown)) {
      if (JSON.stringify(shown) !== JSON.stringify(place)) throw new UnreadablePdf('An object lies in two places');
    } else section.places.set(number, place);
  }
  return section;
}

function streamSection(stream: PdfStream): Section {
  const { entries } = stream.dict;
  const widths = numbersIn(entries.get('W'));
  const size = numbersIn({ kind: 'array', items: [entries.get('Size') ?? null] })[0] ?? 0;
  const index = entries.has('Index') ? numbersIn(entries.get('Index')) : [0, size];
  const isTable = widths.length === 3 && widths.every((width) => width <= 8) && index.length % 2 === 0;
  if (!isTable) throw new UnreadablePdf('The table of contents is none');
  return { places: placesIn(unpack(stream), widths, index), trailer: stream.dict };
}

function placesIn(data: Buffer, widths: readonly number[], index: readonly number[]): Map<number, Place> {
  const places = new Map<number, Place>();
  let at = 0;
  const field = (width: number, usual: number): number => {
    if (width === 0) return usual;
    const digits = data.toString('hex', at, at + width);
    at += width;
    return Number.parseInt(digits, 16);
  };
  for (let pair = 0; pair < index.length; pair += 2) {
    for (let i = 0; i < index[pair + 1]!; i++) {
      if (at >= data.length) throw new UnreadablePdf('The table of contents is cut off');
      const [type, second, third] = [field(widths[0]!, 1), field(widths[1]!, 0), field(widths[2]!, 0)];
      add(places, index[pair]! + i, placeOf(type, second, third));
    }
  }
  return places;
}

function placeOf(type: number, second: number, third: number): Place {
  if (type === 0) return { absent: true };
  if (type === 1) return { at: second, generation: third };
  if (type === 2) return { within: second, index: third };
  throw new UnreadablePdf(`There is no entry of type ${type}`);
}

function numbersIn(value: PdfValue | undefined): number[] {
  const items = is(value, 'array') ? value.items : [];
  return items.map((item) => {
    if (typeof item !== 'number' || !Number.isSafeInteger(item) || item < 0) throw new UnreadablePdf('Not a number');
    return item;
  });
}

function add(places: Map<number, Place>, number: number, place: Place): void {
  if (places.has(number)) throw new UnreadablePdf(`Object ${number} stands twice in one table`);
  places.set(number, place);
}
