import { type ParsedCronItem, parseCronItems } from 'graphile-worker';
import type pg from 'pg';

interface ScheduleOptions {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly tasks: readonly { readonly task: string; readonly schedule?: string }[];
  readonly log: (message: string, error?: unknown) => void;
}

const minute = 60_000;
const day = 1_440 * minute;

/** Milliseconds between two looks at the clock of the database. */
const pause = 15_000;

/**
 * Puts the jobs that run by the clock into the queue when their minute has come, by the clock of the database, which also says
 * when a job is due: a wrong clock of ours neither holds them back nor makes up for nights that never were. Of several
 * workers one puts each in. What came due while none ran is not made up for.
 */
export function startSchedule({ pool, tasks, log }: ScheduleOptions): { stop(): Promise<void> } {
  const items = parseCronItems(
    tasks.flatMap(({ task, schedule: match }) => (match ? [{ task, match, identifier: task }] : [])),
  );
  let seen: number | undefined;
  const look = async (): Promise<void> => {
    const now = await minuteOfDatabase(pool);
    // The clock of the database may have been set back, or on by years.
    const from = seen === undefined || seen > now ? now - minute : Math.max(seen, now - day);
    for (const item of items) {
      const due = lastMinute(item, from, now);
      if (due !== undefined) await enqueueOnce(pool, item, due);
    }
    seen = now;
  };
  let looking: Promise<void> = Promise.resolve();
  const lookAgain = (): void => {
    looking = looking.then(look).catch((error: unknown) => log('the schedule of the jobs could not be read', error));
  };
  lookAgain();
  const timer = setInterval(lookAgain, pause);
  return {
    stop: () => {
      clearInterval(timer);
      return looking;
    },
  };
}

async function minuteOfDatabase(pool: ScheduleOptions['pool']): Promise<number> {
  const { rows } = await pool.query<{ now: number }>('select (extract(epoch from now()) * 1000)::float8 as now');
  return Math.floor((rows[0]?.now ?? 0) / minute) * minute;
}

/** The last minute after `from` and up to `until` at which it is to run. */
function lastMinute({ match }: ParsedCronItem, from: number, until: number): number | undefined {
  for (let at = until; at > from; at -= minute) if (match(partsOf(new Date(at)))) return at;
  return undefined;
}

const partsOf = (at: Date) => ({
  min: at.getUTCMinutes(),
  hour: at.getUTCHours(),
  date: at.getUTCDate(),
  month: at.getUTCMonth() + 1,
  dow: at.getUTCDay(),
});

/** A minute that was noted while the clock of the database was ahead holds nothing back. */
async function enqueueOnce(pool: ScheduleOptions['pool'], { task, identifier }: ParsedCronItem, due: number) {
  await pool.query(
    `with noted as (
       insert into graphile_worker._private_known_crontabs as known (identifier, known_since, last_execution)
       values ($1, $2, $2)
       on conflict (identifier) do update set last_execution = excluded.last_execution
       where known.last_execution is null or known.last_execution < excluded.last_execution or known.last_execution > now()
       returning identifier)
     select graphile_worker.add_job($3) from noted`,
    [identifier, new Date(due), task],
  );
}
