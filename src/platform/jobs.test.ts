import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onDatabase } from '#test/database';
import { ownDatabase } from '#test/own-database';
import { systemClock } from './clock.ts';
import { jobContext, startWorker, tasksFor } from './jobs.ts';
import type { Tools } from './tools.ts';

const own = ownDatabase();

/** Takes every connection to the database away, as a database does that stops. */
const sendOff = () =>
  onDatabase(own().url, (client) =>
    client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    ),
  );

/** A look that is cut off with all the other connections has seen the job waiting. */
const waiting = () =>
  onDatabase(own().url, async (client) => (await client.query('select 1 from graphile_worker.jobs')).rows.length).catch(
    () => 1,
  );

test('a job whose end meets a lost connection ends when the database is back, and the process lives', {
  timeout: 30_000,
}, async () => {
  const lost: unknown[] = [];
  const heed = (reason: unknown): void => void lost.push(reason);
  process.on('unhandledRejection', heed);
  let runs = 0;
  const worker = await startWorker({
    ...{ url: own().url, database: own().database, clock: systemClock, reactions: [], log: () => {} },
    tools: { strike: (point) => (point === 'job.done' ? sendOff() : Promise.resolve()) } as Partial<Tools> as Tools,
    tasks: [
      {
        ...{ task: 'test.once', does: 'Runs.' },
        run: async () => {
          runs += 1;
        },
      },
    ],
  });
  try {
    await onDatabase(own().url, (client) => client.query("select graphile_worker.add_job('test.once')"));
    for (const patience = Date.now() + 20_000; (await waiting()) > 0 && Date.now() < patience; ) await sleep(200);
    expect({ waiting: await waiting(), runs, lost }).toEqual({ waiting: 0, runs: 1, lost: [] });
  } finally {
    await worker.stop().finally(() => process.off('unhandledRejection', heed));
  }
});

test('what runs by the clock runs although its last time was noted by a clock that was ahead', {
  timeout: 30_000,
}, async () => {
  const plant = `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('test.each_minute', now() + interval '400 days', now() + interval '400 days')`;
  await onDatabase(own().url, (client) => client.query(plant));
  const ran = Promise.withResolvers<string>();
  const worker = await startWorker({
    ...{ url: own().url, database: own().database, clock: systemClock, reactions: [], log: () => {} },
    tools: {} as Tools,
    tasks: [
      {
        ...{ task: 'test.each_minute', does: 'Runs each minute.', schedule: '* * * * *' },
        run: async () => ran.resolve('ran'),
      },
    ],
  });
  expect(await ran.promise.finally(() => worker.stop())).toBe('ran');
});

test('what is done by the date and cannot be undone waits while the clocks disagree, and runs when they agree again', async () => {
  let days = 400;
  let runs = 0;
  const clock = { now: () => Date.now() + days * 86_400_000 };
  const context = jobContext({ database: own().database, clock, tools: {} as Tools, reactions: [] });
  const run = async () => {
    runs += 1;
  };
  const tasks = tasksFor([{ task: 'test.by_date', does: 'Erases.', byTheDate: true, run }], context);
  const runJob = async () => tasks['test.by_date']?.({}, {} as never);
  await expect(runJob()).rejects.toThrow('The clock of the product is 576000 minutes ahead of that of its database.');
  days = 0;
  await runJob();
  expect(runs).toBe(1);
});

test('what the clock asks for is done once, however many workers there are', { timeout: 30_000 }, async () => {
  let runs = 0;
  const task = {
    ...{ task: 'test.by_the_clock', does: 'Runs.', schedule: '* * * * *' },
    run: async () => {
      runs += 1;
    },
  };
  // Not across the end of a minute, in which it would rightly run twice.
  while (new Date().getSeconds() > 45) await sleep(200);
  const parts = { url: own().url, database: own().database, clock: systemClock, reactions: [], log: () => {} };
  const workers = await Promise.all([1, 2, 3].map(() => startWorker({ ...parts, tools: {} as Tools, tasks: [task] })));
  try {
    for (const patience = Date.now() + 10_000; (runs === 0 || (await waiting()) > 0) && Date.now() < patience; )
      await sleep(100);
    expect(runs).toBe(1);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
});
