import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnOf, type Placement, placementOf, tableBehind } from '../../distribution.ts';
import { refusedFunctions, refusedStatements } from './distributed-statements.ts';
import { checkout, type Finding, filesOf, lineAt, type Outcome, report } from './finding.ts';
import { type Placed, readMigrations, type Told, tablesOfAgencies } from './schema-rules.ts';

type Places = ReadonlyMap<string, Placement>;

/** What a key of a table may lead to: a machine can look only at what lies on it. */
const mayPointAt: Readonly<Record<Placement, readonly Placement[]>> = {
  agency: ['agency', 'reference'],
  reference: ['reference'],
  coordinator: ['coordinator', 'reference'],
};

/**
 * Holds the migrations against `distribution.ts`: every table is declared, and none asks of a distributed database what it
 * refuses; so are the statements of the product. The rules that hold on one machine as well stand in `schema-rules.ts`.
 */
export function checkDistribution(root: string, places: Places = placementOf): Outcome {
  const { statements, tables } = readMigrations(root);
  const ofAgency = tablesOfAgencies(tables, statements);
  const findings = [
    ...undeclared(tables, places),
    ...declaredInVain(root, tables, places),
    ...tables.flatMap((told) => misplaced(told, { places, ofAgency, tables })),
    ...statements.flatMap((placed) => refusedTrigger(placed, places)),
    ...policiesOf(statements).flatMap((policy) => lookingElsewhere(policy, places)),
    ...refusedFunctions(statements, places),
    ...filesOf(root, 'src/{modules,platform}/**/*.{ts,tsx}').flatMap((file) => refusedStatements(root, file, places)),
    ...filesOf(root, 'src/**/*.{ts,sql}').flatMap((file) => lostSettings(root, file)),
  ];
  return { findings, looked: statements.length, at: 'statements of migrations' };
}

const found = ({ file, line }: Pick<Placed, 'file' | 'line'>, says: string): Finding => ({ file, line, says });

const isNew = ({ text }: Told): boolean => /^create\s+(unlogged\s+)?table\b/i.test(text);

function undeclared(tables: readonly Told[], places: Places): Finding[] {
  return tables
    .filter((told) => isNew(told) && !places.has(told.of.table))
    .map((told) => found(told, `${told.of.table} stands in no place of distribution.ts`));
}

function declaredInVain(root: string, tables: readonly Told[], places: Places): Finding[] {
  const made = new Set(tables.filter(isNew).map(({ of }) => of.table));
  const [file = 'distribution.ts'] = filesOf(root, 'distribution.ts');
  const text = filesOf(root, file).map((name) => readFileSync(join(root, name), 'utf8'))[0] ?? '';
  return [...places.keys()]
    .filter((table) => !made.has(table))
    .map((table) => ({ file, line: lineAt(text, text.indexOf(table)), says: `no migration makes ${table}` }));
}

interface Known {
  readonly places: Places;
  readonly ofAgency: ReadonlySet<string>;
  readonly tables: readonly Told[];
}

function misplaced(told: Told, { places, ofAgency, tables }: Known): Finding[] {
  const { table, keys, foreignKeys } = told.of;
  const place = places.get(table);
  if (!place) return [];
  const by = columnOf(table);
  const columns = new Set(tables.filter(({ of }) => of.table === table).flatMap(({ of }) => of.columns));
  const says: string[] = [];
  if (place === 'agency' && isNew(told) && !columns.has(by)) says.push(`${table} is spread by ${by}, which it lacks`);
  if (place === 'reference' && ofAgency.has(table))
    says.push(`${table} has rows of agencies and so is no reference table`);
  for (const key of keys)
    if (place === 'agency' && !key.columns.includes(by))
      says.push(`${key.kind} (${key.columns.join(', ')}) of ${table} must have ${by}, by which it is spread`);
  for (const { to } of foreignKeys) {
    const there = places.get(to);
    if (there && !mayPointAt[place].includes(there))
      says.push(`${table} (${place}) may not point at ${to} (${there}): no machine sees both`);
  }
  return says.map((sentence) => found(told, sentence));
}

function refusedTrigger(placed: Placed, places: Places): Finding[] {
  const [, on = ''] = /^create\s+(?:constraint\s+)?trigger\s+.*?\bon\s+([\w.]+)/is.exec(placed.text) ?? [];
  const isElsewhere = ['agency', 'reference'].includes(places.get(on) ?? '');
  return isElsewhere ? [found(placed, `no trigger on ${on}: only a table of the coordinator keeps one`)] : [];
}

interface Policy extends Placed {
  readonly name: string;
  readonly table: string;
}

/** The policies that hold once all migrations ran. */
function policiesOf(statements: readonly Placed[]): Policy[] {
  const held = new Map<string, Policy>();
  for (const placed of statements) {
    const [, verb, name = '', table = ''] =
      /^(create|drop)\s+policy\s+(?:if\s+exists\s+)?(\w+)\s+on\s+([\w.]+)/i.exec(placed.text) ?? [];
    if (verb?.toLowerCase() === 'create') held.set(`${table} ${name}`, { ...placed, name, table });
    if (verb?.toLowerCase() === 'drop') held.delete(`${table} ${name}`);
  }
  return [...held.values()];
}

/** Who asks, wrapped so that PostgreSQL works it out once: `motcua distribute` takes the wrapping off. */
const wrapped = /\(\s*select\s+(?:platform\.(?:agencies|person)\(\)|unnest\(platform\.agencies\(\)\))\s*\)/gi;

const lookAtNeighbour = /\bexists\s*\(\s*select\s+from\s+([\w.]+)\s+(\w+)\s+where\s+(\w+)\.agency_id\s*=/gi;

/**
 * A policy runs on each machine and sees only what lies there: rows of its own agency. `motcua distribute` lays one that
 * looks at a neighbouring table on each part of the two.
 */
function lookingElsewhere(policy: Policy, places: Places): Finding[] {
  if (places.get(policy.table) !== 'agency') return [];
  const [, condition = ''] = /\b(?:using|with\s+check)\s*(\([\s\S]*)$/i.exec(policy.text) ?? [];
  const text = condition.replace(wrapped, '()').replace(lookAtNeighbour, (look, table: string, name, by) => {
    const isNeighbour = places.get(tableBehind[table] ?? table) === 'agency' && name === by;
    return isNeighbour ? 'neighbour' : look;
  });
  if (!/\bselect\b/i.test(text)) return [];
  const says = `the policy ${policy.name} of ${policy.table} looks at more than rows of the same agency beside it`;
  return [found(policy, says)];
}

/** Set by a function, the settings of row-level security do not reach the other machines, and nothing is found there. */
function lostSettings(root: string, file: string): Finding[] {
  if (file.endsWith('.test.ts')) return [];
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/\bset_config\s*\(\s*'app\./g)].map(({ index }) => ({
    file,
    line: lineAt(text, index),
    says: 'set it by `set local app.…`: what set_config() sets is not known on the other machines',
  }));
}

if (import.meta.main) report(checkDistribution(checkout));
