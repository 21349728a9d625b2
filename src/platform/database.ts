import type { Writable } from 'node:stream';
import pg from 'pg';
import type { Strike } from './fault-point.ts';
import { isId } from './identifiers.ts';
import { newVersions } from './new-versions.ts';
import { type PersonalBox, type PersonalKeys, refusePersonal } from './personal-data.ts';
import type { Statement } from './sql.ts';

export type Row = Record<string, unknown>;

/** Anything that can read. */
export interface Db {
  query<R = Row>(statement: Statement): Promise<R[]>;
}

/** Proof of being inside a transaction that may write: every function that writes asks for one. */
export interface Tx extends Db {
  readonly writes: true;
  /** Says that something of a subject becomes another by this: once it is committed, so is the subject's version. */
  changes(subjectId: string): void;
}

/** Whose rows the database lets through: the second wall (row-level security) reads it, whatever the application asks. */
export interface Scope {
  /** Agencies whose rows may be seen and written. */
  readonly agencies: readonly string[];
  /** The person who may see what is theirs, in whatever agency. */
  readonly person?: string | undefined;
}

/** Rows of no agency and no person: what everybody may read. */
export const publicScope: Scope = { agencies: [] };

export interface Database {
  /** Reads in one snapshot as `scope`. */
  read<T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction as `scope`; it is committed when the promise fulfils, undone when `work` throws. */
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Date.parse(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** The role under which the application works: it owns nothing and cannot pass by row-level security. */
export const applicationRole = 'motcua_app';

/** The role that seals the journals: it reads them, and alone may add to what is sealed. */
export const sealerRole = 'motcua_sealer';

export interface PoolOptions {
  readonly url: string;
  readonly size: number;
  readonly log: (error: Error) => void;
  /** Whom the connections work as; {@link applicationRole} unless it says otherwise. */
  readonly role?: typeof sealerRole;
  /** Seals and opens what is personal; without them nothing personal can be written, and what is sealed stays sealed. */
  readonly personalKeys?: PersonalKeys | undefined;
  readonly strike?: Strike | undefined;
}

/** Opens the pool of connections, each working under a role that row-level security binds. */
export function openDatabase({ url, size, log, role, personalKeys, strike }: PoolOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    options: `-c role=${role ?? applicationRole} -c timezone=UTC -c random_page_cost=1.1 -c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s`,
  } as pg.PoolConfig);
  let closing = false;
  pool.on('error', (error) => closing || log(error));
  return {
    read: (scope, work) =>
      onClient(pool, (client) =>
        inTransaction(client, {
          open: `begin isolation level repeatable read, read only; ${settings(scope)}`,
          end: endReading,
          work,
          personalKeys,
        }),
      ),
    write: (scope, work) =>
      onClient(pool, (client) =>
        inTransaction(client, { open: `begin; ${settings(scope)}`, end: committing(strike), work, personalKeys }),
      ),
    close: () => {
      closing = true;
      return pool.end();
    },
  };
}

async function onClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const lost = (error: Error): void => {
    broken = error;
  };
  // Unheard, a connection that is lost while it works would end the program; what waits for an answer is told anyway.
  client.on('error', lost);
  try {
    return await work(client);
  } catch (error) {
    if (isConnectionLost(error)) broken = error as Error;
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

interface Transaction<T> {
  readonly open: string;
  readonly end: (client: pg.ClientBase, changed: ReadonlySet<string>) => Promise<void>;
  readonly work: (tx: Tx) => Promise<T>;
  readonly personalKeys: PersonalKeys | undefined;
}

/** The opening statement is not waited for: it travels with the first query of `work`. */
async function inTransaction<T>(client: pg.ClientBase, { open, end, work, personalKeys }: Transaction<T>): Promise<T> {
  sendTogether(client);
  const opened = client.query(open);
  opened.catch(() => undefined);
  const box = personalKeys?.inTransaction((statement) => run(client, statement), true);
  const changed = new Set<string>();
  try {
    const result = await work(transaction(client, changed, box));
    await opened;
    await end(client, changed);
    box?.committed();
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

const committing = (strike: Strike | undefined) =>
  strike
    ? async (client: pg.ClientBase, changed: ReadonlySet<string>): Promise<void> => {
        await strike('transaction.worked');
        await commit(client, changed);
        await strike('transaction.committed');
      }
    : commit;

/** The new versions of what changed are written last, and travel with the commit: nobody waits for them longer than it takes. */
async function commit(client: pg.ClientBase, changed: ReadonlySet<string>): Promise<void> {
  const [, { command }] = await Promise.all([writeVersions(client, changed), client.query('commit')]);
  if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back at commit.');
}

/** Nothing depends on how reading ends: its commit travels with whatever the connection says next, or goes a moment later. */
async function endReading(client: pg.ClientBase): Promise<void> {
  const stream = streamOf(client);
  stream.cork();
  client.query('commit').catch(() => undefined);
  setTimeout(() => stream.uncork(), 2);
}

async function writeVersions(client: pg.ClientBase, changed: ReadonlySet<string>): Promise<void> {
  if (changed.size > 0) await run(client, newVersions(changed));
}

function transaction(client: pg.ClientBase, changed: Set<string>, box: PersonalBox | undefined): Tx {
  return {
    writes: true,
    query: (statement) => run(client, statement, box),
    changes: (subjectId) => {
      changed.add(subjectId);
    },
  };
}

async function run<R>(client: pg.ClientBase, { text, name, values }: Statement, box?: PersonalBox): Promise<R[]> {
  const sealing = box ? box.sealAll(values) : refusePersonal(values);
  const stored = sealing ? await sealing : [...values];
  sendTogether(client);
  const { rows } = await client.query({ name, text, values: stored });
  const opening = box?.openAll(rows);
  if (opening) await opening;
  return rows as R[];
}

/**
 * Lets everything that one turn of the event loop has to say to the database leave at once: a system call and a wake-up
 * of the server for each statement cost more than most statements do.
 */
function sendTogether(client: pg.ClientBase): void {
  const stream = streamOf(client);
  if (sending.has(stream)) return;
  sending.add(stream);
  stream.cork();
  setImmediate(() => {
    sending.delete(stream);
    while (stream.writableCorked > 0) stream.uncork();
  });
}

/** Streams that send what they hold back at the end of this turn. */
const sending = new WeakSet<Writable>();

const streamOf = (client: pg.ClientBase): Writable =>
  (client as unknown as { readonly connection: { readonly stream: Writable } }).connection.stream;

/** `set local` rather than `set_config()`, so that it also reaches the shards of a distributed database. */
function settings({ agencies, person }: Scope): string {
  for (const id of [...agencies, ...(person ? [person] : [])]) if (!isId(id)) throw new Error(`Not an id: ${id}`);
  return `set local app.agencies = '${agencies.join(',')}'; set local app.person = '${person ?? ''}'`;
}

/**
 * A database inside one transaction that somebody else undoes; each piece of work becomes a savepoint, one after another.
 * Tests give the whole application such a database.
 */
export function databaseWithin(client: pg.ClientBase, personalKeys?: PersonalKeys): Database {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const turn = last.then(() => withinSavepoint(client, scope, work, personalKeys));
    last = turn.catch(() => undefined);
    return turn;
  };
  return { read: inTurn, write: inTurn, close: () => last.then(() => undefined) };
}

async function withinSavepoint<T>(
  client: pg.ClientBase,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  personalKeys: PersonalKeys | undefined,
): Promise<T> {
  await client.query(`savepoint step; ${settings(scope)}`);
  try {
    // What is seen here will be undone: no key is remembered beyond this piece of work.
    const box = personalKeys?.inTransaction((statement) => run(client, statement), false);
    const changed = new Set<string>();
    const result = await work(transaction(client, changed, box));
    await writeVersions(client, changed);
    await client.query('release savepoint step');
    return result;
  } catch (error) {
    await client.query('rollback to savepoint step');
    throw error;
  }
}

/** The only row of a statement that must give one. */
export async function one<R = Row>(db: Db, statement: Statement): Promise<R> {
  const row = await optional<R>(db, statement);
  if (!row) throw new Error(`Expected one row: ${statement.text}`);
  return row;
}

/** The row of a statement that may give one. */
export async function optional<R = Row>(db: Db, statement: Statement): Promise<R | undefined> {
  const rows = await db.query<R>(statement);
  if (rows.length > 1) throw new Error(`Expected at most one row, got ${rows.length}: ${statement.text}`);
  return rows[0];
}

const lostCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '53300',
]);

/** Whether an error means that the database cannot be reached now, so that the same request may succeed later. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  return (
    lostCodes.has(code ?? '') ||
    (code === 'ENOENT' && syscall === 'connect') ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message ?? '',
    )
  );
}

/** Waited too long for a lock or an answer, met another transaction, no room left, or only reading for a while. */
const overloadedCodes = new Set(['55P03', '57014', '40001', '40P01', '53100', '53200', '25006']);

/** Whether the same request may succeed later: the database is away, or there and unable to do it now. */
export function isTemporary(error: unknown): boolean {
  return isConnectionLost(error) || overloadedCodes.has((error as { code?: string }).code ?? '');
}

/**
 * Whether an error is the breaking of the unique constraint `name`. On a part of a table that is spread it bears a number, and
 * only the message says which it was.
 */
export function breaksUnique(error: unknown, name: string): boolean {
  const { code, constraint, message = '' } = error as { code?: string; constraint?: string; message?: string };
  const broken = constraint ?? /unique constraint "(\w+?)(?:_\d{6,})?"/.exec(message)?.[1];
  return code === '23505' && broken === name;
}
