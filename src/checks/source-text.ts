/** A string or template of a source file, without its quotes; what stands between `${` and `}` is written as `$`. */
export interface Literal {
  readonly text: string;
  /** Where it begins in the file. */
  readonly index: number;
}

export interface SourceText {
  readonly literals: readonly Literal[];
  /** The file with comments and what stands between quotes blanked out, every character still in its place. */
  readonly code: string;
  /** The file with everything but comments blanked out. */
  readonly comments: string;
}

/** A regular expression can only begin where a value may begin, not after one. */
const beforeRegExp = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete))\s*$/;

/**
 * Tells code, comments and strings of TypeScript apart, exactly enough for the checks: text between JSX tags is taken for
 * code, where a lone apostrophe reaches to the end of its line at most.
 */
export function readSource(source: string): SourceText {
  const literals: Literal[] = [];
  const code = source.replace(/[^\n]/g, ' ').split('');
  const comments = [...code];
  const copy = (into: string[], from: number, to: number): void => {
    for (let i = from; i < to; i++) into[i] = source[i] as string;
  };

  /** Walks code from `at` to the end, or to the brace that closes a template's `${`; gives the place after it. */
  const walk = (at: number, insideTemplate: boolean): number => {
    let depth = 0;
    let i = at;
    while (i < source.length) {
      const two = source.slice(i, i + 2);
      const c = source[i] as string;
      if (two === '//' || two === '/*') i = comment(i, two);
      else if (c === "'" || c === '"') i = quoted(i, c);
      else if (c === '`') i = template(i);
      else if (c === '/' && beforeRegExp.test(code.slice(Math.max(0, i - 20), i).join(''))) i = regExp(i);
      else {
        if (c === '{') depth++;
        if (c === '}' && depth-- === 0 && insideTemplate) return i + 1;
        code[i++] = c;
      }
    }
    return i;
  };

  const comment = (from: number, opening: string): number => {
    const end = opening === '//' ? source.indexOf('\n', from) : source.indexOf('*/', from + 2) + 2;
    const to = end < from + 2 ? source.length : end;
    copy(comments, from, to);
    return to;
  };

  const quoted = (from: number, quote: string): number => {
    let i = from + 1;
    while (i < source.length && source[i] !== quote && source[i] !== '\n') i += source[i] === '\\' ? 2 : 1;
    literals.push({ text: source.slice(from + 1, i), index: from + 1 });
    code[from] = quote;
    if (source[i] === quote) code[i] = quote;
    return i + 1;
  };

  const template = (from: number): number => {
    let text = '';
    let i = from + 1;
    while (i < source.length && source[i] !== '`') {
      if (source.startsWith('${', i)) {
        const after = walk(i + 2, true);
        text += `$${source.slice(i + 2, after).replace(/[^\n]/g, ' ')}`;
        i = after;
      } else {
        const step = source[i] === '\\' ? 2 : 1;
        text += source.slice(i, i + step);
        i += step;
      }
    }
    literals.push({ text, index: from + 1 });
    code[from] = '`';
    return i + 1;
  };

  const regExp = (from: number): number => {
    let inClass = false;
    for (let i = from + 1; i < source.length && source[i] !== '\n'; i++) {
      if (source[i] === '\\') i++;
      else if (source[i] === '[') inClass = true;
      else if (source[i] === ']') inClass = false;
      else if (source[i] === '/' && !inClass) return i + 1;
    }
    code[from] = '/';
    return from + 1;
  };

  walk(0, false);
  return { literals, code: code.join(''), comments: comments.join('') };
}
