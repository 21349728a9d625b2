import { parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { type Principal, scopeOf } from './access.ts';
import type { Clock } from './clock.ts';
import type { Database, Db } from './database.ts';
import { type Act, beginAct, type Reaction } from './journal.ts';
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

/** Starts the worker; stopping it waits for the jobs under way. */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const context = jobContext(options);
  const taskList: TaskList = Object.fromEntries(
    options.tasks.map(({ task, run: work }) => [
      task,
      (payload) => work((payload ?? {}) as Record<string, unknown>, context),
    ]),
  );
  const schedule = options.tasks.flatMap(({ task, schedule: match }) =>
    match ? [{ task, match, identifier: task }] : [],
  );
  const pool = openPool(options);
  if (options.isAlone) await takeOverJobs(pool);
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList,
    parsedCronItems: parseCronItems(schedule),
    logger: workerLogger(options.log),
  });
  for (const { task, atStart } of options.tasks) if (atStart) await addAfterStart(runner, task);
  return { stop: () => runner.stop().finally(() => pool.end()) };
}

async function addAfterStart(runner: Runner, task: string): Promise<void> {
  const runAt = new Date(Date.now() + 30_000);
  await runner.addJob(task, {}, { jobKey: `${task}:at-start`, runAt, maxAttempts: 3 });
}

async function takeOverJobs(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs where locked_by is not null))`,
  );
}

/** A pool of our own: the library would end its pool too late for a database that stops with us, and nobody would listen. */
function openPool({ url, log }: WorkerOptions): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  // A connection tells of its own end, at work or at rest; of one at rest the pool tells once more.
  pool.on('connect', (client) => client.on('error', (error) => log('the worker lost a connection', error)));
  pool.on('error', () => undefined);
  return pool;
}

function workerLogger(log: WorkerOptions['log']): never {
  const say = (message: string, meta?: unknown) => log(message, meta);
  const logger = { scope: () => logger, error: say, warn: say, info() {}, debug() {} };
  return logger as never;
}
