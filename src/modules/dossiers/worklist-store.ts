import { type Db, one, optional } from '#platform/database';
import { join, type Statement, sql, whole } from '#platform/sql';
import type { DossierState } from './dossier.ts';

/** One line of a worklist. */
export interface WorklistRow {
  readonly id: string;
  readonly code: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly state: DossierState;
  readonly submittedAt: number;
  readonly promisedAt: number | null;
  readonly stepName: string | null;
  readonly assigneeName: string | null;
}

/** The views of the work of an agency; each is one question the staff ask in the morning. */
export const worklistViews = [
  'mine',
  'intake',
  'unassigned',
  'processing',
  'supplement',
  'soon',
  'late',
  'hand_over',
  'closed',
] as const;

export type WorklistView = (typeof worklistViews)[number];

export interface WorklistQuery {
  readonly view: WorklistView;
  readonly agencyId: string;
  readonly staffId: string;
  readonly positionCode?: string | undefined;
  readonly now: number;
  /** The end of the next working day: what is promised until then is due soon. */
  readonly soonUntil: number;
  readonly after?: WorklistKey | undefined;
  readonly limit: number;
}

/** Where a page of the list ended; the next begins after it. */
export interface WorklistKey {
  readonly at: number;
  readonly id: string;
}

/** Which dossiers a view holds. */
export type ViewQuery = Omit<WorklistQuery, 'after' | 'limit'>;

/**
 * A page of a worklist in the order of the promised day (of filing, in views without one). Counter views list what the
 * agency received, the others what it settles. Each view reads an index in its order and stops at the end of the page.
 */
export function listWork(db: Db, query: WorklistQuery): Promise<WorklistRow[]> {
  const { where, key } = viewOf(query);
  const after = query.after
    ? sql`(${key}, d.id) > (${query.after.at === Number.MAX_SAFE_INTEGER ? 'infinity' : new Date(query.after.at).toISOString()}::timestamptz, ${query.after.id}::uuid)`
    : sql`true`;
  return listRows(db, sql`${where} and ${after}`, key, query.limit);
}

/**
 * The lines of dossiers `d` in an order. The step is asked for in each line that is shown, and once for both words of it:
 * joined, it is sometimes hashed for all dossiers first. `more` asks for columns besides, each after a comma.
 */
export async function listRows<More = unknown>(
  db: Db,
  where: Statement,
  order: Statement,
  limit: number,
  more = sql``,
): Promise<(WorklistRow & More)[]> {
  const rows = await db.query<Line & More>(sql`
    select d.id, d.code, d.procedure_name as "procedureName", d.owner_name as "ownerName", d.state,
      d.submitted_at as "submittedAt", d.promised_at as "promisedAt",
      (select json_build_array(s.name, s.assignee_name) from dossiers.step s
        where s.agency_id = d.agency_id and s.dossier_id = d.id and s.ordinal = d.step_ordinal) as step${more}
    from dossiers.dossier d where ${where} order by ${order}, d.id limit ${whole(limit)}`);
  return rows.map(({ step, ...row }) => {
    const [stepName, assigneeName] = step ?? [null, null];
    return { ...row, stepName, assigneeName } as WorklistRow & More;
  });
}

type Line = Omit<WorklistRow, 'stepName' | 'assigneeName'> & {
  readonly step: readonly [name: string, assigneeName: string | null] | null;
};

/** A tab counts so far. */
export const countedTo = 100;

/**
 * How many there are in each view, up to `most`: nobody needs to know that there are 4,312. In the order of the view, so
 * that counting reads its index and stops, instead of gathering all that are late to count a hundred of them.
 */
export function countWork<V extends WorklistView>(
  db: Db,
  query: Omit<ViewQuery, 'view'>,
  views: readonly V[],
  most = countedTo,
): Promise<Record<V, number>> {
  const counts = views.map((view) => {
    const { where, key } = viewOf({ ...query, view });
    return sql`(select count(*) from (
      select 1 from dossiers.dossier d where ${where} order by ${key}, d.id limit ${whole(most)}) counted) as ${named[view]}`;
  });
  return one<Record<V, number>>(db, sql`select ${join(counts, ', ')}`);
}

/** When (milliseconds) the next of what an agency settles falls due, if that is soon. */
export async function findNextDue(db: Db, query: Omit<ViewQuery, 'view'>): Promise<number | undefined> {
  const { where, key } = viewOf({ ...query, view: 'soon' });
  const next = await optional<{ at: number }>(
    db,
    sql`select ${key} as at from dossiers.dossier d where ${where} order by ${key}, d.id limit 1`,
  );
  return next?.at;
}

const named: Readonly<Record<WorklistView, Statement>> = {
  mine: sql`mine`,
  intake: sql`intake`,
  unassigned: sql`unassigned`,
  processing: sql`processing`,
  supplement: sql`supplement`,
  soon: sql`soon`,
  late: sql`late`,
  hand_over: sql`hand_over`,
  closed: sql`closed`,
};

/** The condition of a view, what it is ordered by, and whose dossiers they are: `received` by the agency or `settled`. */
export function viewOf(query: ViewQuery): { where: Statement; key: Statement; side: 'received' | 'settled' } {
  const { agencyId, staffId, positionCode = '' } = query;
  const received = sql`d.agency_id = ${agencyId}`;
  const settled = sql`d.handling_agency_id = ${agencyId}`;
  const promise = sql`d.due_at`;
  const running = sql`${settled} and d.state = 'processing'`;
  const counter = (where: Statement) => ({ where, key: sql`d.submitted_at`, side: 'received' as const });
  const office = (where: Statement) => ({ where, key: promise, side: 'settled' as const });
  switch (query.view) {
    case 'mine':
      return office(sql`${running} and d.assignee_id = ${staffId}`);
    case 'intake':
      return counter(sql`${received} and d.stage = 'intake'`);
    case 'unassigned':
      return office(
        sql`${running} and d.assignee_id is null and (d.position_code = ${positionCode} or ${positionCode} = '')`,
      );
    case 'processing':
      return office(sql`${settled} and d.stage = 'settlement'`);
    case 'supplement':
      return counter(sql`${received} and d.state = 'awaiting_supplement'`);
    case 'soon':
      return office(
        sql`${running} and ${promise} > ${new Date(query.now)} and ${promise} <= ${new Date(query.soonUntil)}`,
      );
    case 'late':
      return office(sql`${running} and ${promise} <= ${new Date(query.now)}`);
    case 'hand_over':
      return counter(sql`${received} and d.delivery_state in ('ready', 'posted')`);
    case 'closed':
      return counter(sql`${received} and d.stage = 'closed'`);
  }
}

/** The key of the last line of a page. */
export function keyOf(view: WorklistView, row: WorklistRow): WorklistKey {
  const bySubmission = view === 'intake' || view === 'supplement' || view === 'hand_over' || view === 'closed';
  return { at: bySubmission ? row.submittedAt : (row.promisedAt ?? Number.MAX_SAFE_INTEGER), id: row.id };
}
