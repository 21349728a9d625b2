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
    return this.strings.reduce((text, part, i) => `${text}$${i}${part}`);
  }
}

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

/** The name under which PostgreSQL keeps the prepared form of a text, the same on every connection. */
export function statementName(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
