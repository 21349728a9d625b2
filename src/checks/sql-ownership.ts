import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModuleName, mayUse, moduleNames, schemaOf } from '../../architecture.ts';
import { checkout, filesOf, lineAt, type Outcome, report } from './finding.ts';
import { readSource } from './source-text.ts';
import { withoutComments } from './sql-text.ts';

/** Whoever keeps tables: a module, or the platform. */
type Owner = ModuleName | 'platform';

const ownerOf = new Map<string, Owner>([
  ['platform', 'platform'],
  ...moduleNames.map((name) => [schemaOf(name), name] as const),
]);

const named = new RegExp(String.raw`(?<![\w.$"])"?(${[...ownerOf.keys()].join('|')})"?\."?(\w+)"?(\s*\()?`, 'g');

const statement =
  /\b(?:select|insert\s+into|update\s+(?:only\s+)?[\w".]+\s+(?:\w+\s+)?set|delete\s+from|merge\s+into|from|join|truncate|create|alter|drop|grant|lock\s+table|references)\b/i;

/** Holds the SQL of every module, and of the platform, against who owns which schema. */
export function checkSqlOwnership(root: string): Outcome {
  const files = filesOf(
    root,
    'src/modules/**/*.{ts,tsx,sql}',
    'src/platform/**/*.{ts,tsx,sql}',
    'src/ui/**/*.{ts,tsx}',
  );
  let looked = 0;
  const findings = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return sqlIn(file, text).flatMap(({ sql, index }) => {
      looked++;
      return wrongNames(ownerOfFile(file), sql).map(({ at, says }) => ({ file, line: lineAt(text, index + at), says }));
    });
  });
  return { findings, looked, at: 'pieces of SQL' };
}

function sqlIn(file: string, text: string): { sql: string; index: number }[] {
  if (file.endsWith('.sql')) return [{ sql: withoutComments(text), index: 0 }];
  return readSource(text)
    .literals.filter((literal) => statement.test(literal.text))
    .map((literal) => ({ sql: literal.text, index: literal.index }));
}

/** The module or `platform`; nothing for the shared look, which keeps no tables. */
function ownerOfFile(file: string): string | undefined {
  return /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? (file.startsWith('src/platform/') ? 'platform' : undefined);
}

/** What in a piece of SQL is not its owner's to name. */
export function wrongNames(owner: string | undefined, sql: string): { at: number; says: string }[] {
  const wrong = [...sql.matchAll(named)].flatMap((match) => {
    const [whole, schema, name, call] = match as unknown as [string, string, string, string | undefined];
    const says = wrongName(owner, schema, name, { calls: Boolean(call), before: sql.slice(0, match.index) });
    return says ? [{ at: match.index, says: `${says} (${whole.replace(/\s*\($/, '()')})` }] : [];
  });
  // Of a function that works in its owner's name, nothing but what PostgreSQL brings: that hides nobody.
  const path = /\bset\s+(?:local\s+)?search_path\b(?!\s*=\s*pg_catalog\s+as\b)/i.exec(sql);
  if (path && owner !== 'platform')
    wrong.push({ at: path.index, says: 'names its schema in full; search_path hides the owner' });
  return wrong;
}

interface Place {
  readonly calls: boolean;
  readonly before: string;
}

function wrongName(
  owner: string | undefined,
  schema: string,
  name: string,
  { calls, before }: Place,
): string | undefined {
  const other = ownerOf.get(schema) as Owner;
  if (other === owner) return undefined;
  const points = /\breferences\s+$/i.test(before);
  if (other === 'platform')
    return calls && !points && !isWritten(before)
      ? undefined
      : `${owner ?? 'the look'} may not touch the platform's tables`;
  if (owner === 'platform') return `the platform knows no module, and so not ${other}`;
  if (!owner || !(owner in mayUse)) return `${owner ?? 'the look'} may not use ${other}`;
  if (!mayUse[owner as ModuleName].includes(other)) return `${owner} may not use ${other}`;
  if (points || (name.startsWith('published_') && !isWritten(before))) return undefined;
  return `${owner} reads a table of ${other}; use its index.ts or a published_ view`;
}

const isWritten = (before: string): boolean =>
  /\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+$/i.test(before);

if (import.meta.main) report(checkSqlOwnership(checkout));
