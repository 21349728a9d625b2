import pg from 'pg';
import { markOf, type PersonalBox, type PersonalKeys, sealed, sealedJson } from './personal-data.ts';
import type { Statement } from './sql.ts';

/** Which columns of a table hold what is personal, and how; every module that has some lists its own. */
export interface PersonalColumns {
  readonly table: string;
  readonly key: readonly string[];
  /** The column that names the subject whose key opens the sealed ones. */
  readonly subject?: string;
  readonly sealed?: readonly string[];
  /** Columns of marks, and the column of numbers or addresses they are made of: themselves when numbers stood there in clear. */
  readonly marks?: Readonly<Record<string, string>>;
}

const atOnce = 500;

/**
 * Seals what earlier versions of the product wrote in clear, some rows at a time, and says how many it sealed. What is
 * done is left alone, so it may stop anywhere and run again.
 */
export async function sealInClear(
  url: string,
  keys: PersonalKeys,
  columns: readonly PersonalColumns[],
): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let count = 0;
  try {
    for (const each of await notDoneOf(client, columns)) count += await sealTable(client, keys, each);
  } finally {
    await client.end();
  }
  return count;
}

/** All tables are asked about at once: at every start but the first there is nothing to do. */
async function notDoneOf(client: pg.Client, columns: readonly PersonalColumns[]): Promise<PersonalColumns[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from motcua_migrations.migration where name = any ($1)',
    [columns.map(nameOf)],
  );
  const done = new Set(rows.map(({ name }) => name));
  return columns.filter((each) => !done.has(nameOf(each)));
}

async function sealTable(client: pg.Client, keys: PersonalKeys, of: PersonalColumns): Promise<number> {
  const count = await pastTheWalls(client, of, async () => {
    let all = 0;
    for (let rows = await sealSome(client, keys, of); rows.length > 0; ) {
      all += rows.length;
      rows = rows.length < atOnce ? [] : await sealSome(client, keys, of, rows.at(-1));
    }
    return all;
  });
  await client.query(
    'insert into motcua_migrations.migration (name, checksum) values ($1, $2) on conflict do nothing',
    [nameOf(of), 'sealed'],
  );
  return count;
}

/** An owner who is no superuser is bound by forced row-level security too, and would find nothing to seal. */
async function pastTheWalls<T>(client: pg.Client, { table }: PersonalColumns, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ bound: boolean }>(
    `select c.relforcerowsecurity and not (r.rolsuper or r.rolbypassrls) as bound
     from pg_class c, pg_roles r where c.oid = $1::regclass and r.rolname = current_user`,
    [table],
  );
  if (!rows[0]?.bound) return work();
  await client.query(`alter table ${table} no force row level security`);
  try {
    return await work();
  } finally {
    await client.query(`alter table ${table} force row level security`);
  }
}

const nameOf = ({ table }: PersonalColumns): string => `sealed ${table}`;

type Row = Record<string, unknown>;

/** Seals the next rows in the order of their key, so that those behind are not looked at again. */
async function sealSome(client: pg.Client, keys: PersonalKeys, of: PersonalColumns, after?: Row): Promise<Row[]> {
  const key = of.key.join(', ');
  const later = after ? `(${key}) > (${of.key.map((_, i) => `$${i + 1}`).join(', ')}) and` : '';
  await client.query('begin');
  try {
    const { rows } = await client.query<Row>(
      `select * from ${of.table} where ${later} (${inClear(of)}) order by ${key} limit ${atOnce} for update`,
      after ? of.key.map((name) => after[name]) : [],
    );
    const ask = async <R>({ text, values }: Statement) => (await client.query(text, [...values])).rows as R[];
    const box = keys.inTransaction(ask, false);
    for (const row of rows) await sealRow(client, box, of, row);
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** A column of text begins as it was sealed, one of jsonb with a quotation mark before it; marks are never only digits. */
function inClear({ sealed: columns = [], marks = {} }: PersonalColumns): string {
  const unsealed = columns.map((name) => `${name}::text !~ '^"?mc1\\.'`);
  const unmarked = Object.entries(marks).map(([mark, from]) =>
    mark === from ? `${mark}::text ~ '^[{]?[0-9]{9,12}[,}]?'` : `(${mark} is null and ${from} is not null)`,
  );
  return [...unsealed, ...unmarked].join(' or ');
}

async function sealRow(client: pg.Client, box: PersonalBox, of: PersonalColumns, row: Row) {
  const { subject = '', sealed: columns = [], marks = {}, key, table } = of;
  const subjectId = String(row[subject]);
  const isDone = (value: unknown) => value === null || (typeof value === 'string' && value.startsWith('mc1.'));
  const values: Record<string, unknown> = {};
  for (const name of columns) {
    const value = row[name];
    if (!isDone(value))
      values[name] = typeof value === 'string' ? sealed(subjectId, value) : sealedJson(subjectId, value);
  }
  for (const [mark, from] of Object.entries(marks)) {
    const number = row[from];
    if (Array.isArray(number)) values[mark] = number.map((each) => (/^\d+$/.test(each) ? markOf(each) : each));
    else if (typeof number === 'string' && (mark === from ? /^\d+$/.test(number) : !isDone(number)))
      values[mark] = markOf(number.toLowerCase());
  }
  const names = Object.keys(values);
  const stored = await box.sealAll(Object.values(values));
  if (!stored) return;
  const sets = names.map((name, i) => `${name} = $${i + 1}`);
  const where = key.map((name, i) => `${name} = $${names.length + i + 1}`);
  await client.query(`update ${table} set ${sets.join(', ')} where ${where.join(' and ')}`, [
    ...stored,
    ...key.map((name) => row[name]),
  ]);
}
