import { expect, test } from 'vitest';
import { world } from '#test/world';
import { noJobIsOverdue } from './overdue-jobs.ts';

test('a job that waits past its time, or that was given up, is named; one under way for the last time is not', () =>
  world(async (w) => {
    const overdue = () => noJobIsOverdue.violations(w.database, [], w.tools);
    const enqueue = (task: string, after: number) =>
      w.act('clerk Bình', (act) => act.enqueue({ task, payload: {}, after }));
    await enqueue('tests.later', 60_000);
    await enqueue('tests.just_due', -60_000);
    expect(await overdue()).toEqual([]);
    await enqueue('tests.forgotten', -7_200_000);
    expect(await overdue()).toEqual([expect.stringMatching(/^tests\.forgotten was to run at .*; attempts: 0$/)]);
    await w.rows("update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no such printer'");
    expect(await overdue()).toHaveLength(3);
    expect((await overdue()).join()).toContain('no such printer');
    await w.rows("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker'");
    expect(await overdue()).toEqual([]);
  }));
