import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkout, type Finding, filesOf, lineAt, type Outcome, report } from './finding.ts';
import { readTable, type TableText } from './schema-text.ts';
import { type SqlStatement, statementsOf } from './sql-text.ts';

/** A statement of a migration, with the file it stands in. */
export interface Placed extends SqlStatement {
  readonly file: string;
  readonly line: number;
}

/** A statement about a table, read. */
export interface Told extends Placed {
  readonly of: TableText;
}

/**
 * Holds the migrations against the rules that keep the schema distributable over many machines and every agency's rows
 * behind its own wall. A table that has `agency_id` belongs to an agency, unless its comment begins with "reference";
 * every other one is a reference table.
 */
export function checkSchemaRules(root: string): Outcome {
  const files = filesOf(root, migrations);
  const { statements, tables } = readMigrations(root);
  const scriptOf = (file: string): string => readFileSync(join(root, file), 'utf8');
  const ofAgency = tablesOfAgencies(tables, statements);
  const findings = [
    ...files.filter((file) => !/^\d{14}_[a-z0-9_]+__[a-z0-9_]+\.sql$/.test(basename(file))).map(misnamed),
    ...statements.flatMap((placed) => wrongStatement(placed, ofAgency)),
    ...statements.flatMap((placed) => takingAway(placed, scriptOf(placed.file))),
    ...tables.flatMap((told) => wrongTable(told, ofAgency)),
    ...[...ofAgency].flatMap((table) => missingWall(table, statements)),
  ];
  return { findings, looked: statements.length, at: 'statements of migrations' };
}

const migrations = 'src/**/migrations/*.sql';

/** All statements of the migrations, in the order of the files' names, and those about tables read. */
export function readMigrations(root: string): { readonly statements: Placed[]; readonly tables: Told[] } {
  const files = filesOf(root, migrations).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  const statements = files.flatMap((file) => readMigration(root, file));
  const tables = statements.flatMap((placed) => {
    const of = readTable(placed);
    return of ? [{ ...placed, of }] : [];
  });
  return { statements, tables };
}

/** The tables that belong to agencies. */
export function tablesOfAgencies(tables: readonly Told[], statements: readonly Placed[]): ReadonlySet<string> {
  const named = tables.filter(({ of }) => of.columns.includes('agency_id')).map(({ of }) => of.table);
  const isReference = (table: string): boolean =>
    statements.some(({ text }) =>
      new RegExp(`^comment\\s+on\\s+table\\s+${table}\\s+is\\s+'reference\\b`, 'i').test(text),
    );
  return new Set(named.filter((table) => !isReference(table)));
}

function readMigration(root: string, file: string): Placed[] {
  const script = readFileSync(join(root, file), 'utf8');
  return statementsOf(script).map((statement) => ({ ...statement, file, line: lineAt(script, statement.index) }));
}

const misnamed = (file: string): Finding => ({
  file,
  line: 1,
  says: 'a migration is named YYYYMMDDHHMMSS_concept__what.sql',
});

function wrongStatement({ text, file, line }: Placed, ofAgency: ReadonlySet<string>): Finding[] {
  const says: string[] = [];
  if (/\bon\s+delete\s+set\s+(null|default)\b/i.test(text))
    says.push('no `on delete set null`: a distributed key with agency_id refuses it');
  if (/^grant\b[^;]*\bon\s+(?:table\s+)?[\w.]+\s*,/i.test(text))
    says.push('one table for each grant: a distributed database refuses several');
  const [, on = ''] = /^create\s+(?:constraint\s+)?trigger\s+.*?\bon\s+([\w.]+)/is.exec(text) ?? [];
  if (ofAgency.has(on)) says.push(`no trigger on ${on}: distributed tables refuse them`);
  if (showsPastTheWall(text, ofAgency))
    says.push('a view over rows of an agency says `with (security_invoker = true)`; otherwise it shows every agency');
  if (/\bsecurity\s+definer\b/i.test(text) && !/\bset\s+search_path\b/i.test(text))
    says.push('a `security definer` function sets its own search_path');
  return says.map((sentence) => ({ file, line, says: sentence }));
}

/** What the version before still names; while one takes the place of the other both work on this schema. */
const takesAway = /^alter\s+table\b.*\b(drop\s+column|rename|alter\s+column\s+\w+\s+type)\b|^drop\s+table\b/is;

/** Came before anybody had a version that could be in use meanwhile, and may not be changed any more. */
const beforeTheFirst = '20260111000200_paper_store__marked.sql';

function takingAway({ text, file, line }: Placed, script: string): Finding[] {
  if (!takesAway.test(text) || basename(file) === beforeTheFirst || /^-- unused since \S/m.test(script)) return [];
  const says = 'what the version before uses stays for one version; then a line `-- unused since VERSION` lets it go';
  return [{ file, line, says }];
}

/** A view reads with the rights of its owner, whom row-level security may not bind, unless it is told otherwise. */
function showsPastTheWall(text: string, ofAgency: ReadonlySet<string>): boolean {
  if (
    !/^create\s+(?:or\s+replace\s+)?(?:materialized\s+)?view\b/i.test(text) ||
    /\bsecurity_invoker\s*=\s*(?:true|on)\b/i.test(text)
  )
    return false;
  return [...text.matchAll(/\b\w+\.\w+\b/g)].some(([name]) => ofAgency.has(name));
}

function wrongTable({ of, file, line }: Told, ofAgency: ReadonlySet<string>): Finding[] {
  const says = ofAgency.has(of.table) ? [...wrongKeys(of), ...wrongNumbers(of)] : [];
  return [...says, ...wrongForeignKeys(of, ofAgency)].map((sentence) => ({ file, line, says: sentence }));
}

function wrongKeys({ table, keys }: TableText): string[] {
  return keys
    .filter(({ columns }) => columns[0] !== 'agency_id')
    .map(({ kind, columns }) => `${kind} (${columns.join(', ')}) of ${table} must begin with agency_id`);
}

function wrongNumbers({ table, numbered }: TableText): string[] {
  return numbered.map(
    (column) => `${table}.${column} is numbered by the database; ids are UUIDs, numbers come from a counter row`,
  );
}

function wrongForeignKeys({ table, foreignKeys }: TableText, ofAgency: ReadonlySet<string>): string[] {
  return foreignKeys
    .filter(({ to }) => ofAgency.has(to))
    .flatMap(({ columns, to, toColumns }) => {
      if (!ofAgency.has(table)) return [`${table} belongs to no agency and so may not point at ${to}, which does`];
      const paired = columns[0] === 'agency_id' && (toColumns.length === 0 || toColumns[0] === 'agency_id');
      return paired ? [] : [`the key of ${table} to ${to} must begin with agency_id on both sides`];
    });
}

/** The row-level security that a table of an agency lacks. */
function missingWall(table: string, statements: readonly Placed[]): Finding[] {
  const made = statements.find(({ text }) => readTable({ text, index: 0 })?.table === table) as Placed;
  const says = (pattern: string): boolean => statements.some(({ text }) => new RegExp(pattern, 'is').test(text));
  const name = table.replace('.', '\\.');
  const missing = [
    says(`^alter\\s+table\\s+${name}\\s.*\\benable\\s+row\\s+level\\s+security`) ? '' : 'enable row level security',
    says(`^alter\\s+table\\s+${name}\\s.*\\bforce\\s+row\\s+level\\s+security`) ? '' : 'force row level security',
    says(`^create\\s+policy\\s+\\S+\\s+on\\s+${name}\\s.*\\bagency_id\\b`) ? '' : 'a policy on agency_id',
  ].filter((what) => what !== '');
  return missing.map((what) => ({ file: made.file, line: made.line, says: `${table} lacks: ${what}` }));
}

if (import.meta.main) report(checkSchemaRules(checkout));
