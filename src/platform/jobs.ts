import { type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { type Principal, scopeOf, visitor } from './access.ts';
import type { Clock } from './clock.ts';
import { howClocksDiffer } from './clock-of-database.ts';
import { type Database, type Db, isTemporary } from './database.ts';
import { type Act, beginAct, type Reaction } from './journal.ts';
import { startSchedule } from './schedule.ts';
import type { Tools } from './tools.ts';

/** What a job may use. It is shallow: it reads its payload, calls one action, and may run twice. */
export interface JobContext {
  readonly clock: Clock;
  readonly tools: Tools;
  read<T>(who: Principal, work: (db: Db) => Promise<T>): Promise<T>;
  act<T>(who: Principal, work: (act: Act) => Promise<T>): Promise<T>;
}

export interface JobTask {
  readonly task: string;
  /** One sentence: what it does. */
  readonly does: string;
  /** A cron line in UTC when it runs by the clock. */
  readonly schedule?: string;
  /** It does by the date what cannot be undone: it waits while the clocks of the product and of its database disagree. */
  readonly byTheDate?: true;
  /** Runs half a minute after each start of a worker, when people are served already. */
  readonly atStart?: boolean;
  run(payload: Record<string, unknown>, context: JobContext): Promise<void>;
}

interface WorkerOptions {
  readonly url: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly tools: Tools;
  readonly tasks: readonly JobTask[];
  readonly reactions: readonly Reaction[];
  readonly log: (message: string, error?: unknown) => void;
  /** No other worker is on this database: what one that was killed had begun is begun anew at once, not after four hours. */
  readonly isAlone?: boolean;
}

export function jobContext({
  database,
  clock,
  tools,
  reactions,
}: Pick<WorkerOptions, 'database' | 'clock' | 'tools' | 'reactions'>): JobContext {
  return {
    clock,
    tools,
    read: (who, work) => database.read(scopeOf(who), work),
    act: (who, work) => database.write(scopeOf(who), (tx) => work(beginAct(tx, who, clock.now(), reactions))),
  };
}

/** The jobs as the queue takes them. */
export function tasksFor(tasks: readonly JobTask[], context: JobContext): TaskList {
  return Object.fromEntries(
    tasks.map(({ task, byTheDate, run: work }) => [
      task,
      async (payload) => {
        if (byTheDate) await assertRightTime(context);
        await work((payload ?? {}) as Record<string, unknown>, context);
        await context.tools.strike?.('job.done');
      },
    ]),
  );
}

/** Throws while nobody knows which day it is, so that the job is tried again later. */
async function assertRightTime({ read, clock }: JobContext): Promise<void> {
  const difference = await read(visitor, (db) => howClocksDiffer(db, clock.now()));
  if (difference) throw new Error(difference);
}

/** Starts the worker; stopping it waits for the jobs under way. */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const context = jobContext(options);
  const taskList = tasksFor(options.tasks, context);
  const pool = openJobPool(options);
  if (options.isAlone) await takeOverJobs(pool);
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList,
    parsedCronItems: [],
    logger: workerLogger(options.log),
  });
  for (const { task, atStart } of options.tasks) if (atStart) await addAfterStart(pool, task);
  const schedule = startSchedule({ ...options, pool });
  const stop = async (): Promise<void> => {
    await schedule.stop();
    await runner.stop();
  };
  return { stop: () => stop().finally(() => pool.end()) };
}

async function addAfterStart(pool: pg.Pool, task: string): Promise<void> {
  await pool.query(
    `select graphile_worker.add_job($1, job_key => $2, run_at => now() + interval '30 seconds', max_attempts => 3)`,
    [task, `${task}:at-start`],
  );
}

/** Lets begin anew what a worker that was killed had begun. */
export async function takeOverJobs(pool: Pick<pg.Pool, 'query'>): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs where locked_by is not null))`,
  );
}

/** A pool of our own: the library would end its pool too late for a database that stops with us, and nobody would listen. */
export function openJobPool({ url, log }: Pick<WorkerOptions, 'url' | 'log'>): pg.Pool {
  const pool = new PatientPool({ connectionString: url, max: 6 });
  // A connection tells of its own end, at work or at rest; of one at rest the pool tells once more.
  pool.on('connect', (client) =>
    makePatient(client).on('error', (error) => log('the worker lost a connection', error)),
  );
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Whether a job is done must reach the database however long that is away. The library asks again only after errors that
 * it knows as passing; any other, which nobody waits for, would end the whole process.
 */
class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(heard: Heard): void;
  override connect(heard?: Heard): Promise<pg.PoolClient> | undefined {
    if (!heard) return super.connect().catch((error: unknown) => Promise.reject(passing(error)));
    super.connect(heard);
    return undefined;
  }
}

type Heard = Parameters<pg.Pool['connect']>[0];

function makePatient(client: pg.PoolClient): pg.PoolClient {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const asking = (...args: unknown[]): unknown => {
    const answer = query(...args);
    return answer instanceof Promise ? answer.catch((error: unknown) => Promise.reject(passing(error))) : answer;
  };
  return Object.assign(client, { query: asking });
}

/** What the library knows as passing, when the connection was lost or the disk is full. */
const passing = (error: unknown): unknown =>
  isTemporary(error)
    ? Object.assign(new Error('The database is away.', { cause: error }), { code: 'ETIMEDOUT' })
    : error;

function workerLogger(log: WorkerOptions['log']): never {
  const say = (message: string, meta?: unknown) => log(message, meta);
  const logger = { scope: () => logger, error: say, warn: say, info() {}, debug() {} };
  return logger as never;
}
