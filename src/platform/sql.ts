import { createHash } from 'node:crypto';

/** A statement with its values apart from its text; made only by {@link sql}. */
export class Statement {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }

  /** The text with `$1, $2 …` in place of the values. */
  get text(): string {
    return this.#written.text;
  }

  /** The name under which PostgreSQL keeps the prepared form of the text, the same on every connection. */
  get name(): string {
    return this.#written.name;
  }

  get #written(): Written {
    const known = written.get(this.strings);
    if (known) return known;
    const text = this.strings.reduce((before, part, i) => `${before}$${i}${part}`);
    const fresh = { text, name: createHash('sha1').update(text).digest('base64url') };
    written.set(this.strings, fresh);
    return fresh;
  }
}

interface Written {
  readonly text: string;
  readonly name: string;
}

/** What was worked out of a template's parts, which never change; forgotten with them. */
const written = new WeakMap<readonly string[], Written>();

/** Writes a statement: every `${value}` becomes a parameter, and a `${statement}` is spliced in as a part of the text. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Statement {
  if (!values.some((value) => value instanceof Statement)) return new Statement(strings, values);
  const texts = [strings[0]!];
  const kept: unknown[] = [];
  const append = (text: string): void => {
    texts[texts.length - 1] += text;
  };
  values.forEach((value, i) => {
    if (value instanceof Statement) {
      append(value.strings[0]!);
      value.values.forEach((inner, j) => {
        kept.push(inner);
        texts.push(value.strings[j + 1]!);
      });
      append(strings[i + 1]!);
    } else {
      kept.push(value);
      texts.push(strings[i + 1]!);
    }
  });
  return new Statement(texts, kept);
}

/**
 * A whole number as part of the text, for `limit`: PostgreSQL keeps one plan for a statement only when it knows how far
 * it reads.
 */
export function whole(number: number): Statement {
  if (!Number.isSafeInteger(number)) throw new Error(`Not a whole number: ${number}`);
  return new Statement([String(number)], []);
}

/** Joins conditions or other parts with a separator: `all(conditions, ' and ')`; an empty list gives `whenEmpty`. */
export function join(parts: readonly Statement[], separator: string, whenEmpty = 'true'): Statement {
  if (parts.length === 0) return new Statement([whenEmpty], []);
  return parts.slice(1).reduce((left, right) => {
    const [first, ...rest] = right.strings;
    const last = left.strings.length - 1;
    const seam = `${left.strings[last]}${separator}${first}`;
    return new Statement([...left.strings.slice(0, last), seam, ...rest], [...left.values, ...right.values]);
  }, parts[0]!);
}
