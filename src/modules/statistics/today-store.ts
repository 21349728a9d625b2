import { type Db, one } from '#platform/database';
import { sql, whole } from '#platform/sql';
import { conditionOf } from './figure-conditions.ts';

/** Of whom, and where this day and the next working day end (milliseconds). */
export interface TodayQuery {
  readonly agencyIds: readonly string[];
  readonly now: number;
  readonly endOfToday: number;
  readonly endOfNextDay: number;
}

/** What waits now. Limits are statutory, as in every figure; a dossier that waits for its applicant has none that runs. */
export interface Queue {
  /** Handed in and not yet received. */
  readonly atCounter: number;
  /** Received and not closed, as the figure `open` counts it. */
  readonly inWork: number;
  readonly waiting: number;
  readonly overdue: number;
  /** Not overdue yet, and overdue tonight. */
  readonly dueToday: number;
  readonly dueNext: number;
}

/** Counts what waits now, over what is open. */
export function countQueue(db: Db, { agencyIds, now, endOfToday, endOfNextDay }: TodayQuery): Promise<Queue> {
  const [at, today, next] = [new Date(now), new Date(endOfToday), new Date(endOfNextDay)];
  const bounds = { from: sql`${at}::timestamptz`, until: sql`${at}::timestamptz`, leftOut: [] };
  return one<Queue>(
    db,
    sql`select count(*) filter (where d.state = 'submitted')::int as "atCounter",
      count(*) filter (where ${conditionOf('open', bounds)})::int as "inWork",
      count(*) filter (where ${conditionOf('waiting', bounds)})::int as waiting,
      count(*) filter (where ${conditionOf('open_overdue', bounds)})::int as overdue,
      count(*) filter (where d.received_at is not null and d.statutory_at >= ${at} and d.statutory_at < ${today})::int as "dueToday",
      count(*) filter (where d.received_at is not null and d.statutory_at >= ${today} and d.statutory_at < ${next})::int as "dueNext"
    from dossiers.published_dossier d where d.handling_agency_id = any (${agencyIds}::uuid[]) and d.closed_at is null`,
  );
}

/** A dossier that will be late unless it is settled by the end of the next working day. */
export interface DueRow {
  readonly code: string;
  readonly procedureName: string;
  readonly statutoryAt: number;
  readonly promisedAt: number | null;
}

/** The open dossiers whose limit runs out until the end of the next working day, soonest first. */
export function listDueSoon(db: Db, { agencyIds, now, endOfNextDay }: TodayQuery, limit: number): Promise<DueRow[]> {
  return db.query<DueRow>(sql`
    select d.code, d.procedure_name as "procedureName", d.statutory_at as "statutoryAt", d.promised_at as "promisedAt"
    from dossiers.published_dossier d
    where d.handling_agency_id = any (${agencyIds}::uuid[]) and d.closed_at is null and d.received_at is not null
      and d.statutory_at >= ${new Date(now)} and d.statutory_at < ${new Date(endOfNextDay)}
    order by d.statutory_at, d.code limit ${whole(limit)}`);
}
