import { type CrossReference, readCrossReference } from './cross-reference.ts';
import { is, type PdfDict, type PdfRef, type PdfStream, type PdfValue, UnreadablePdf } from './pdf-value.ts';
import { unpack } from './unpack.ts';
import { ValueReader } from './value-reader.ts';

/** A PDF as a viewer sees it that opens exactly these bytes. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly #contents: CrossReference;
  readonly #objects = new Map<number, PdfValue>();
  readonly #packed = new Map<number, readonly PdfValue[]>();
  readonly #opening = new Set<number>();

  /** Throws {@link UnreadablePdf} when it is encrypted or not built as the standard says. */
  constructor(bytes: Buffer) {
    if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw new UnreadablePdf('This is no PDF');
    this.bytes = bytes;
    this.#contents = readCrossReference(bytes, lastTableOf(bytes), (at) => this.#streamAt(at));
    if (this.trailer.entries.has('Encrypt')) throw new UnreadablePdf('The file is encrypted');
  }

  get trailer(): PdfDict {
    return this.#contents.trailer;
  }

  /** The offsets of the tables of contents, the newest first. */
  get sections(): readonly number[] {
    return this.#contents.sections;
  }

  get catalog(): PdfDict {
    return this.dict(this.trailer.entries.get('Root'));
  }

  /** What a value stands for: the object of a reference, or the value itself. A missing object is null. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null;
    for (let hops = 0; is(found, 'ref'); hops++) {
      if (hops > 20) throw new UnreadablePdf('References go round');
      found = this.#object(found);
    }
    return found;
  }

  /** The dictionary a value stands for; throws when it is none. */
  dict(value: PdfValue | undefined): PdfDict {
    const found = this.resolve(value);
    if (is(found, 'stream')) return found.dict;
    if (!is(found, 'dict')) throw new UnreadablePdf('There should be a dictionary');
    return found;
  }

  /** The array a value stands for; throws when it is none. Nothing at all is an empty one. */
  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    if (found === null) return [];
    if (!is(found, 'array')) throw new UnreadablePdf('There should be an array');
    return found.items;
  }

  #object({ number, generation }: PdfRef): PdfValue {
    const place = this.#contents.places.get(number);
    if (!place || 'absent' in place) return null;
    if (('within' in place ? 0 : place.generation) !== generation) return null;
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    if (this.#opening.has(number)) throw new UnreadablePdf('An object needs itself to be read');
    this.#opening.add(number);
    const object =
      'within' in place ? this.#packedObject(place.within, place.index, number) : this.#objectAt(place.at, number);
    this.#opening.delete(number);
    this.#objects.set(number, object);
    return object;
  }

  /** The object at an offset, which must be the one that was looked for. */
  #objectAt(at: number, expected?: number): PdfValue {
    const reader = new ValueReader(this.bytes, at);
    const number = reader.whole();
    reader.whole();
    const isRight = reader.takes('obj') && (expected === undefined || number === expected);
    if (!isRight) throw new UnreadablePdf(`Object ${expected} is not where it should be`);
    const value = reader.value();
    const object = is(value, 'dict') && reader.takes('stream') ? this.#streamOf(value, reader) : value;
    if (!reader.takes('endobj')) throw new UnreadablePdf(`Object ${number} has no end`);
    return object;
  }

  #streamOf(dict: PdfDict, reader: ValueReader): PdfStream {
    if (this.bytes[reader.at] === 13) reader.at += 1;
    if (this.bytes[reader.at] !== 10) throw new UnreadablePdf('A stream begins without a line end');
    const from = reader.at + 1;
    const length = this.resolve(dict.entries.get('Length'));
    if (typeof length !== 'number' || length < 0 || from + length > this.bytes.length)
      throw new UnreadablePdf('A stream has no length');
    reader.at = from + length;
    const gap = reader.at;
    const ends = reader.takes('endstream') && reader.at - gap <= 'endstream'.length + 2;
    if (!ends) throw new UnreadablePdf('A stream is not as long as it says');
    return { kind: 'stream', dict, raw: this.bytes.subarray(from, from + length) };
  }

  #streamAt(at: number): PdfStream {
    const object = this.#objectAt(at);
    if (!is(object, 'stream')) throw new UnreadablePdf('The table of contents is none');
    return object;
  }

  #packedObject(container: number, index: number, expected: number): PdfValue {
    const objects = this.#packed.get(container) ?? this.#unpackObjects(container);
    this.#packed.set(container, objects);
    const pair = objects.slice(index * 2, index * 2 + 2);
    if (pair[0] !== expected) throw new UnreadablePdf(`Object ${expected} is not where it should be`);
    return pair[1] ?? null;
  }

  /** Number and value of each object in a stream of objects, flat. */
  #unpackObjects(container: number): PdfValue[] {
    const stream = this.#object({ kind: 'ref', number: container, generation: 0 });
    if (!is(stream, 'stream')) throw new UnreadablePdf('A stream of objects is none');
    const count = this.resolve(stream.dict.entries.get('N'));
    const first = this.resolve(stream.dict.entries.get('First'));
    if (typeof count !== 'number' || typeof first !== 'number' || count > 200_000)
      throw new UnreadablePdf('A stream of objects does not say what it holds');
    const reader = new ValueReader(unpack(stream));
    const heads = Array.from({ length: count }, () => [reader.whole(), reader.whole()] as const);
    return heads.flatMap(([number, offset]) => {
      reader.at = first + offset;
      return [number, reader.value()];
    });
  }
}

/** The file must end with where its last table of contents begins; what follows that would be read differently. */
function lastTableOf(bytes: Buffer): number {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 1_024));
  const found = /startxref[\r\n ]+(\d{1,12})[\r\n ]+%%EOF[\0\r\n ]*$/.exec(end);
  if (!found) throw new UnreadablePdf('The file does not end as a PDF does');
  return Number(found[1]);
}
