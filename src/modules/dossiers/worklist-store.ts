import type { Db } from '#platform/database';
import { join, type Statement, sql } from '#platform/sql';
import { fold } from '#platform/text';
import type { Channel, DossierState } from './dossier.ts';

/** One line of a worklist. */
export interface WorklistRow {
  readonly agencyId: string;
  readonly id: string;
  readonly code: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly channel: Channel;
  readonly state: DossierState;
  readonly submittedAt: number;
  readonly promisedAt: number | null;
  readonly stepName: string | null;
  readonly assigneeName: string | null;
  readonly feeState: string;
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
  /** Beginning of an owner's name, or of a code. */
  readonly search?: string | undefined;
  readonly after?: WorklistKey | undefined;
  readonly limit: number;
}

/** Where a page of the list ended; the next begins after it. */
export interface WorklistKey {
  readonly at: number;
  readonly id: string;
}

/**
 * A page of a worklist in the order of the promised day (of filing, in views without one). Counter views list what the
 * agency received, the others what it settles.
 */
export function listWork(db: Db, query: WorklistQuery): Promise<WorklistRow[]> {
  const { where, key } = conditionsOf(query);
  const after = query.after
    ? sql`(${key}, d.id) > (${query.after.at === Number.MAX_SAFE_INTEGER ? 'infinity' : new Date(query.after.at).toISOString()}::timestamptz, ${query.after.id}::uuid)`
    : sql`true`;
  return db.query<WorklistRow>(sql`
    select d.agency_id as "agencyId", d.id, d.code, d.procedure_name as "procedureName", d.owner_name as "ownerName", d.channel, d.state,
      d.submitted_at as "submittedAt", d.promised_at as "promisedAt", s.name as "stepName", s.assignee_name as "assigneeName", d.fee_state as "feeState"
    from dossiers.dossier d
    left join dossiers.step s on s.agency_id = d.agency_id and s.dossier_id = d.id and s.ordinal = d.step_ordinal
    where ${where} and ${searched(query.search)} and ${after}
    order by ${key}, d.id limit ${query.limit}`);
}

/** How many there are in a view, up to `most`: nobody needs to know that there are 4,312. */
export async function countWork(
  db: Db,
  query: Omit<WorklistQuery, 'limit' | 'after' | 'search'>,
  most = 100,
): Promise<number> {
  const { where } = conditionsOf(query);
  const rows = await db.query(sql`select from dossiers.dossier d where ${where} limit ${most}`);
  return rows.length;
}

function conditionsOf(query: Omit<WorklistQuery, 'limit'>): { where: Statement; key: Statement } {
  const { agencyId, staffId, positionCode = '' } = query;
  const received = sql`d.agency_id = ${agencyId}`;
  const settled = sql`d.handling_agency_id = ${agencyId}`;
  const open = sql`d.stage = 'settlement'`;
  const byPromise = sql`coalesce(d.promised_at, 'infinity')`;
  const bySubmission = sql`d.submitted_at`;
  const running = sql`d.state = 'processing'`;
  switch (query.view) {
    case 'mine':
      return { where: sql`${settled} and ${open} and ${running} and d.assignee_id = ${staffId}`, key: byPromise };
    case 'intake':
      return { where: sql`${received} and d.stage = 'intake'`, key: bySubmission };
    case 'unassigned':
      return {
        where: sql`${settled} and ${open} and ${running} and d.assignee_id is null and (d.position_code = ${positionCode} or ${positionCode} = '')`,
        key: byPromise,
      };
    case 'processing':
      return { where: sql`${settled} and ${open}`, key: byPromise };
    case 'supplement':
      return { where: sql`${received} and d.state = 'awaiting_supplement'`, key: bySubmission };
    case 'soon':
      return {
        where: sql`${settled} and ${open} and ${running} and d.promised_at > ${new Date(query.now)} and d.promised_at <= ${new Date(query.soonUntil)}`,
        key: byPromise,
      };
    case 'late':
      return {
        where: sql`${settled} and ${open} and ${running} and d.promised_at <= ${new Date(query.now)}`,
        key: byPromise,
      };
    case 'hand_over':
      return { where: sql`${received} and d.delivery_state in ('ready', 'posted')`, key: bySubmission };
    case 'closed':
      return { where: sql`${received} and d.stage = 'closed'`, key: bySubmission };
  }
}

function searched(search: string | undefined): Statement {
  const text = search?.trim();
  if (!text) return sql`true`;
  if (/\d/.test(text)) return sql`d.code like ${`%${text.toUpperCase().replace(/[%_\\]/g, '')}%`}`;
  return join(
    fold(text)
      .split(' ')
      .map((word) => sql`' ' || d.owner_folded like ${`% ${word.replace(/[%_\\]/g, '')}%`}`),
    ' and ',
  );
}

/** The key of the last line of a page. */
export function keyOf(view: WorklistView, row: WorklistRow): WorklistKey {
  const bySubmission = view === 'intake' || view === 'supplement' || view === 'hand_over' || view === 'closed';
  return { at: bySubmission ? row.submittedAt : (row.promisedAt ?? Number.MAX_SAFE_INTEGER), id: row.id };
}
