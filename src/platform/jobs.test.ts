import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onDatabase } from '#test/database';
import { ownDatabase } from '#test/own-database';
import { systemClock } from './clock.ts';
import { startWorker } from './jobs.ts';
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
