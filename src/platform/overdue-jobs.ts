import { publicScope } from './database.ts';
import type { Invariant } from './module.ts';
import { sql } from './sql.ts';

const hour = 3_600_000;

interface OverdueJob {
  readonly task: string;
  readonly runAt: number;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** A job that failed waits for its next attempt and is not overdue until then; one that was given up is. */
export const noJobIsOverdue: Invariant = {
  says: 'No job waits more than an hour past its time, and none was given up.',
  async violations(database) {
    const jobs = await database.read(publicScope, (db) =>
      db.query<OverdueJob>(sql`
        select task, run_at as "runAt", attempts, last_error as "lastError"
        from platform.overdue_jobs(${new Date(Date.now() - hour)})`),
    );
    return jobs.map(
      ({ task, runAt, attempts, lastError }) =>
        `${task} was to run at ${new Date(runAt).toISOString()}; attempts: ${attempts}${lastError ? `; ${lastError}` : ''}`,
    );
  },
};
