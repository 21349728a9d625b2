import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement } from '../../distribution.ts';
import { type Finding, lineAt } from './finding.ts';
import type { Placed } from './schema-rules.ts';
import { readSource } from './source-text.ts';

type Places = ReadonlyMap<string, Placement>;

interface Refused {
  /** Its first group is the table. */
  readonly shape: RegExp;
  readonly says: (table: string) => string;
}

/** Shapes of statements about rows of agencies that a distributed database was seen to refuse, and what to write instead. */
const refused: readonly Refused[] = [
  {
    shape:
      /\binsert\s+into\s+([\w.]+)(?:\s+as\s+\w+)?\s*\([^)]*\)\s*select\b(?:(?!\bfrom\b)[\s\S])*\bfrom\s+(?:unnest|generate_series|jsonb?_\w+)\s*\(/i,
    says: (table) => `enter rows of ${table} by \`values\`: what a function gives would be copied in past its walls`,
  },
  {
    shape: /\binsert\s+into\s+([\w.]+)\s*\([^)]*\)\s*values\s*\((?:(?!\breturning\b)[\s\S])*\(\s*select\b/i,
    says: (table) => `no subquery among the values of ${table}: ask first, or in a function of PL/pgSQL`,
  },
  {
    shape: /(?:\bfrom\s*|^\s*select\s+exists\s*)\(\s*select\s+from\s+([\w.]+)/i,
    says: (table) => `\`select 1 from ${table}\`: rows without a column are not handed from machine to machine`,
  },
  {
    shape: /\bfrom\s+([\w.]+)(?![\s\S]*\bagency_id\s*=)[\s\S]*\bfor\s+(?:no\s+key\s+)?(?:update|share)\b/i,
    says: (table) => `name the agency of ${table}: rows are held where they lie`,
  },
];

/** What a distributed database refuses of the statements of a source file. */
export function refusedStatements(root: string, file: string, places: Places): Finding[] {
  if (/\.test(-data)?\.tsx?$/.test(file)) return [];
  const source = readFileSync(join(root, file), 'utf8');
  return readSource(source).literals.flatMap(({ text, index }) =>
    refused.flatMap(({ shape, says }) => {
      const [, table = ''] = shape.exec(text) ?? [];
      return places.get(table) === 'agency' ? [{ file, line: lineAt(source, index), says: says(table) }] : [];
    }),
  );
}

/** A function of SQL becomes part of the statement that calls it; one that asks for rows of agencies is refused there. */
export function refusedFunctions(statements: readonly Placed[], places: Places): Finding[] {
  const held = new Map<string, Placed>();
  for (const placed of statements) {
    const [, verb = '', name = ''] =
      /^(create|drop)\s+(?:or\s+replace\s+)?function\s+(?:if\s+exists\s+)?([\w.]+)/i.exec(placed.text) ?? [];
    if (verb.toLowerCase() === 'create') held.set(name, placed);
    if (verb.toLowerCase() === 'drop') held.delete(name);
  }
  return [...held].flatMap(([name, { file, line, text }]) => {
    const asked = [...text.matchAll(/\b(?:from|join)\s+([\w.]+)/gi)].find(
      ([, table = '']) => places.get(table) === 'agency',
    );
    if (!asked || !/\blanguage\s+sql\b/i.test(text)) return [];
    return [{ file, line, says: `${name} asks for rows of ${asked[1]}: write it in PL/pgSQL` }];
  });
}
