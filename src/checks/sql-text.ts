/** One statement of an SQL script and the place where it begins. */
export interface SqlStatement {
  readonly text: string;
  readonly index: number;
}

/** A script with its comments blanked out, every other character still in its place. */
export function withoutComments(script: string): string {
  return script.replace(/'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    /^(--|\/\*)/.test(part) ? part.replace(/[^\n]/g, ' ') : part,
  );
}

/** Cuts a script at its semicolons, but not at those inside strings, quoted names and `$$` bodies. */
export function statementsOf(script: string): SqlStatement[] {
  const statements: SqlStatement[] = [];
  const parts = withoutComments(script).matchAll(/(?:'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|[^;])+/g);
  for (const { 0: part, index } of parts) {
    const text = part.trim();
    if (text) statements.push({ text, index: index + part.indexOf(text) });
  }
  return statements;
}

/** Splits at the commas that stand in no bracket and no string: the columns of a table, the names of a key. */
export function splitAtCommas(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const [token] of list.matchAll(/'(?:[^']|'')*'|"[^"]*"|[\s\S]/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += token;
  }
  return [...parts, part.trim()].filter((text) => text !== '');
}

/** The text inside the bracket that opens at or after `from`, without the bracket; empty when there is none. */
export function insideBracket(text: string, from = 0): string {
  const open = text.indexOf('(', from);
  if (open < 0) return '';
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return text.slice(open + 1, i);
  }
  return text.slice(open + 1);
}
