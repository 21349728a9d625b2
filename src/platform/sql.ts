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

/** What was worked out of a statement's strings, which never change; forgotten with them. */
const written = new WeakMap<readonly string[], Written>();

/** Writes a statement: every `${value}` becomes a parameter, and a `${statement}` is spliced in as a part of the text. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Statement {
  return compose(strings, values);
}

/**
 * A whole number as part of the text, for `limit`: PostgreSQL keeps one plan for a statement only when it knows how far
 * it reads.
 */
export function whole(number: number): Statement {
  if (!Number.isSafeInteger(number)) throw new Error(`Not a whole number: ${number}`);
  return new Statement(interned(String(number)), []);
}

/** Joins conditions or other parts with a separator: `all(conditions, ' and ')`; an empty list gives `whenEmpty`. */
export function join(parts: readonly Statement[], separator: string, whenEmpty = 'true'): Statement {
  if (parts.length === 0) return new Statement(interned(whenEmpty), []);
  return parts.reduce((left, right) => compose(interned('', separator, ''), [left, right]));
}

function compose(strings: readonly string[], values: readonly unknown[]): Statement {
  if (!values.some((value) => value instanceof Statement)) return new Statement(strings, values);
  const shape = values.reduce<Shape>((before, value) => before.with(value), shapeOf(strings));
  shape.strings ??= splice(strings, values);
  return new Statement(
    shape.strings,
    values.flatMap((value) => (value instanceof Statement ? value.values : [value])),
  );
}

/**
 * What a template becomes with these parts in it: a program writes its statements in few ways, and splicing and naming them
 * anew each time costs as much as sending them. A shape is forgotten with the strings it was made of.
 */
class Shape {
  strings: readonly string[] | undefined;
  readonly #withPart = new WeakMap<readonly string[], Shape>();

  with(value: unknown): Shape {
    const part = value instanceof Statement ? value.strings : parameter;
    const known = this.#withPart.get(part);
    if (known) return known;
    const next = new Shape();
    this.#withPart.set(part, next);
    return next;
  }
}

/** Stands for any value that is no part of the text. */
const parameter: readonly string[] = [];

const shapes = new WeakMap<readonly string[], Shape>();

function shapeOf(strings: readonly string[]): Shape {
  const known = shapes.get(strings);
  if (known) return known;
  const fresh = new Shape();
  shapes.set(strings, fresh);
  return fresh;
}

function splice(strings: readonly string[], values: readonly unknown[]): readonly string[] {
  const texts = [strings[0]!];
  const append = (text: string): void => {
    texts[texts.length - 1] += text;
  };
  values.forEach((value, i) => {
    const after = strings[i + 1]!;
    if (value instanceof Statement) {
      append(value.strings[0]!);
      texts.push(...value.strings.slice(1));
      append(after);
    } else texts.push(after);
  });
  return texts;
}

/** The same strings for the same texts, so that what was made of them is found again. */
const kept = new Map<string, readonly string[]>();
const most = 500;

function interned(...texts: readonly string[]): readonly string[] {
  const key = texts.join('\0');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= most) kept.clear();
  kept.set(key, texts);
  return texts;
}
