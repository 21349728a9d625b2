import { type PdfDict, type PdfValue, UnreadablePdf } from './pdf-value.ts';

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const isPlain = (byte: number | undefined): boolean => byte !== undefined && !white.has(byte) && !delimiters.has(byte);

/** Nesting that no honest file reaches; deeper would exhaust the stack. */
const deepest = 100;

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/**
 * Reads values one after another from `bytes`, beginning at `at`. Strict: what the grammar does not allow throws
 * {@link UnreadablePdf}, and so does a dictionary that names a key twice, which programs read differently.
 */
export class ValueReader {
  readonly bytes: Buffer;
  at: number;
  #depth = 0;

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Goes on to the next byte that is neither white space nor in a comment. */
  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) while (this.at < this.bytes.length && !isLineEnd(this.bytes[this.at])) this.at += 1;
      else if (byte !== undefined && white.has(byte)) this.at += 1;
      else return;
    }
  }

  /** Whether `word` stands here; goes behind it then. */
  takes(word: string): boolean {
    this.skipWhite();
    if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word) return false;
    if (isPlain(word.charCodeAt(0)) && isPlain(this.bytes[this.at + word.length])) return false;
    this.at += word.length;
    return true;
  }

  /** A whole number of at least 0. */
  whole(): number {
    const value = this.value();
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw this.#wrong('a whole number');
    return value;
  }

  value(): PdfValue {
    this.skipWhite();
    this.#depth += 1;
    if (this.#depth > deepest) throw this.#wrong('less nesting');
    try {
      return this.#valueHere();
    } finally {
      this.#depth -= 1;
    }
  }

  #valueHere(): PdfValue {
    const character = String.fromCharCode(this.bytes[this.at] ?? 0);
    if (character === '/') return { kind: 'name', name: this.#name() };
    if (character === '(') return this.#literal();
    if (character === '[') return this.#array();
    if (character === '<') return this.bytes[this.at + 1] === 0x3c ? this.#dict() : this.#hex();
    return this.#word();
  }

  #name(): string {
    this.at += 1;
    return this.#plain().replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #plain(): string {
    const from = this.at;
    while (isPlain(this.bytes[this.at])) this.at += 1;
    return this.bytes.toString('latin1', from, this.at);
  }

  #word(): PdfValue {
    const word = this.#plain();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw this.#wrong('a value');
    return /^\d{1,10}$/.test(word) ? this.#numberOrRef(Number(word)) : Number(word);
  }

  /** `12 0 R` begins like a number. */
  #numberOrRef(number: number): PdfValue {
    const behind = this.at;
    const found = /^[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
      this.bytes.toString('latin1', behind, behind + 40),
    );
    if (!found) return number;
    this.at = behind + found[0].length;
    return { kind: 'ref', number, generation: Number(found[1]) };
  }

  #array(): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    while (!this.takes(']')) items.push(this.value());
    return { kind: 'array', items };
  }

  #dict(): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    while (!this.takes('>>')) {
      if (this.bytes[this.at] !== 0x2f) throw this.#wrong('a key');
      const key = this.#name();
      if (entries.has(key)) throw this.#wrong(`/${key} only once`);
      entries.set(key, this.value());
    }
    return { kind: 'dict', entries };
  }

  #hex(): PdfValue {
    const from = this.at;
    const end = this.bytes.indexOf(0x3e, from);
    const digits = this.bytes.toString('latin1', from + 1, end).replace(/[\0\t\n\f\r ]/g, '');
    if (end < 0 || !/^[0-9a-fA-F]*$/.test(digits)) throw this.#wrong('hexadecimal digits');
    this.at = end + 1;
    return { kind: 'string', bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'), from, to: this.at };
  }

  #literal(): PdfValue {
    const from = this.at;
    const bytes: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw this.#wrong('the end of a string');
      if (byte === 0x5c) {
        this.#escaped(bytes);
        continue;
      }
      if (byte === 0x28 && depth++ === 0) continue;
      if (byte === 0x29 && --depth === 0) break;
      bytes.push(byte);
    }
    return { kind: 'string', bytes: Buffer.from(bytes), from, to: this.at };
  }

  #escaped(bytes: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0];
    if (octal) {
      this.at += octal.length;
      bytes.push(Number.parseInt(octal, 8) & 0xff);
      return;
    }
    const byte = this.bytes[this.at++] ?? 0;
    if (byte === 13 && this.bytes[this.at] === 10) this.at += 1;
    if (!isLineEnd(byte)) bytes.push(escapes[String.fromCharCode(byte)] ?? byte);
  }

  #wrong(expected: string): UnreadablePdf {
    return new UnreadablePdf(`At ${this.at} there should be ${expected}`);
  }
}

const isLineEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13;
