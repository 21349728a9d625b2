import { applicationRole, sealerRole } from '#platform/database';
import { columnOf, type Placement, placementOf, tableBehind } from '../../../distribution.ts';
import type { Catalogue, Policy } from './catalogue.ts';

/** A statement for the coordinator, with why it is there where that is not plain. */
export interface Step {
  readonly sql: string;
  readonly why?: string;
  /** Lays a policy on each part of a table that does not have it: may be run again, and must be after parts were moved. */
  readonly isWall?: boolean;
}

/**
 * The statements that spread a migrated database, in working order. Throws when a table of the database is declared
 * nowhere, or looks in a policy at what no machine has beside it.
 */
export function planDistribution(catalogue: Catalogue): Step[] {
  const tables = inOrderOfKeys(catalogue);
  const isNew = (table: string): boolean => !catalogue.spread.has(table);
  const of = (placement: Placement) => tables.filter((table) => placeOf(table) === placement);
  const apart = catalogue.foreignKeys.filter(({ from, to }) => leadsApart(from, to) && isNew(from));
  const policies = catalogue.policies.filter(({ table }) => placeOf(table) === 'agency' && isNew(table));
  const [first = ''] = of('agency');
  return [
    ...settings(catalogue.database),
    ...catalogue.triggers
      .filter(({ table }) => placeOf(table) !== 'coordinator' && isNew(table))
      .map(({ table, name }) => ({ sql: `drop trigger ${name} on ${quoted(table)}` })),
    ...policies.flatMap(withoutSubquery),
    ...apart.map(({ from, name }) => ({ sql: `alter table ${quoted(from)} drop constraint ${name}` })),
    ...of('reference')
      .filter(isNew)
      .map((table) => ({ sql: `select create_reference_table('${quoted(table)}')` })),
    ...of('agency')
      .filter(isNew)
      .map((table) => ({ sql: spread(table, table === first ? 'none' : first) })),
    ...apart.map(({ from, name, says }) => ({ sql: `alter table ${quoted(from)} add constraint ${name} ${says}` })),
    ...policies.flatMap((policy) => onEachPart(policy) ?? []),
  ];
}

/** A key from rows of agencies to a catalogue, in whose way it stands until both are where they belong. */
const leadsApart = (from: string, to: string): boolean => placeOf(from) === 'agency' && placeOf(to) === 'reference';

const spread = (table: string, beside: string): string =>
  `select create_distributed_table('${quoted(table)}', '${columnOf(table)}', colocate_with => '${beside}')`;

function placeOf(table: string): Placement {
  const place = placementOf.get(table);
  if (!place) throw new Error(`${table} stands in no place of distribution.ts`);
  return place;
}

/** Those that a key leads to come before those it comes from. */
function inOrderOfKeys({ tables, foreignKeys }: Catalogue): string[] {
  const ordered = new Set<string>();
  const place = (table: string): void => {
    if (ordered.has(table)) return;
    for (const { from, to } of foreignKeys) if (from === table && to !== table) place(to);
    ordered.add(table);
  };
  tables.forEach(place);
  return [...ordered];
}

const settings = (database: string): Step[] => [
  {
    sql: `alter database ${database} set citus.propagate_set_commands = 'local'`,
    why: 'row-level security learns on the other machines who asks',
  },
  ...[applicationRole, sealerRole].map((role) => ({
    sql: `alter role ${role} login`,
    why: 'the coordinator connects to the other machines as the role that asks; let it in there',
  })),
];

/** `position` is a word of SQL. */
const quoted = (table: string): string => table.replace(/\.position$/, '."position"');

/** Takes off what makes PostgreSQL work out once who asks: distributed tables refuse every subquery in a policy. */
const unwrapped = (condition: string): string =>
  condition
    .replace(/\s+/g, ' ')
    .replace(/\( SELECT (platform\.(?:agencies|person)\(\)) AS \w+\)(?:::uuid\[\])?/g, '$1')
    .replace(/\bIN \( SELECT unnest\((platform\.agencies\(\))\) AS unnest\)/g, '= ANY ($1)');

/** Whether a condition still asks something after {@link unwrapped}: only each part of the table can answer that. */
const looks = (policy: Policy): boolean => /\bselect\b/i.test(unwrapped(`${policy.using} ${policy.withCheck}`));

function withoutSubquery(policy: Policy): Step[] {
  const drop = { sql: `drop policy ${policy.name} on ${quoted(policy.table)}` };
  if (looks(policy))
    return [{ ...drop, why: 'it comes back on each part of the table, at the end' }, ownAgency(policy)];
  return [drop, { sql: createPolicy(policy, quoted(policy.table), unwrapped) }];
}

/**
 * What the policy grants the agency of a row stays on the table: where no policy is left at all, the coordinator knows
 * without asking that nothing is seen. It is all that parts moved to another machine have until the rest is laid there.
 */
function ownAgency({ table, name, command }: Policy): Step {
  const clause = command === 'insert' ? 'with check' : 'using';
  const on = `${name}_own_agency on ${quoted(table)} for ${command}`;
  return { sql: `create policy ${on} ${clause} (${columnOf(table)} = any (platform.agencies()))` };
}

function createPolicy(
  { name, command, roles, using, withCheck }: Policy,
  on: string,
  rewritten: typeof unwrapped,
): string {
  const to = roles.length > 0 ? ` to ${roles.join(', ')}` : '';
  const clauses = [using && ` using (${rewritten(using)})`, withCheck && ` with check (${rewritten(withCheck)})`];
  return `create policy ${name} on ${on} for ${command}${to}${clauses.join('')}`;
}

const neighbourOf = /\bFROM ([\w.]+) (\w+)/gi;

/** A policy that looks at a neighbouring table, laid on each part of the two, which lie beside each other. */
function onEachPart(policy: Policy): Step[] | undefined {
  if (!looks(policy)) return undefined;
  const conditions = unwrapped(`${policy.using} ${policy.withCheck}`);
  const neighbours = new Set(
    [...conditions.matchAll(neighbourOf)].map(([, table = '']) => tableBehind[table] ?? table),
  );
  const [neighbour = ''] = neighbours;
  if (neighbours.size !== 1 || placeOf(neighbour) !== 'agency')
    throw new Error(
      `The policy ${policy.name} of ${policy.table} looks at more than one table beside it: ${conditions}`,
    );
  const own = new RegExp(`\\b${policy.table.split('.')[1]}\\.(?=\\w)`, 'g');
  const onPart = (condition: string): string =>
    unwrapped(condition)
      .replaceAll("'", "''")
      .replaceAll('%', '%%')
      .replace(own, '%1$$s.')
      .replace(neighbourOf, 'FROM %2$$s $2');
  const isThere = `select from pg_policy where polrelid = ''%1$s''::regclass and polname = ''${policy.name}''`;
  const command = `do $$ begin if not exists (${isThere}) then ${createPolicy(policy, '%1$s', onPart)}; end if; end $$`;
  return [
    {
      sql: `select * from run_command_on_colocated_placements('${policy.table}', '${neighbour}', '${command}')`,
      why: 'again after parts were moved to another machine',
      isWall: true,
    },
  ];
}
