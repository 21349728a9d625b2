import type { Db } from '#platform/database';
import { join, type Statement, sql } from '#platform/sql';
import type { Channel, Dossier, DossierState, Party } from './dossier.ts';

/** One line of the tracking register (form 07): a dossier that the agency received. */
export interface RegisterRow
  extends Pick<
    Dossier,
    | 'id'
    | 'code'
    | 'procedureName'
    | 'field'
    | 'channel'
    | 'state'
    | 'sets'
    | 'ownerName'
    | 'promisedAt'
    | 'decidedAt'
    | 'handedOverAt'
    | 'resultDelivery'
    | 'feeTotal'
  > {
  readonly receivedAt: number;
  readonly submitter: Party;
  readonly handlingAgency: string;
  /** Settled by another agency than the one that received it. */
  readonly settledElsewhere: boolean;
  /** Who worked on it last. */
  readonly officerName: string | null;
}

/** Which dossiers: received from `from` until before `until` (milliseconds), narrowed by what is given. */
export interface RegisterQuery {
  readonly agencyId: string;
  readonly from: number;
  readonly until: number;
  readonly field?: string | undefined;
  readonly state?: DossierState | undefined;
  readonly channel?: Channel | undefined;
  /** Had a step of the dossier. */
  readonly officerId?: string | undefined;
}

/** Where a page of the register ended; the next begins after it. */
export interface RegisterKey {
  readonly at: number;
  readonly id: string;
}

/** A page of the register in the order of receipt. */
export async function listRegister(
  db: Db,
  query: RegisterQuery,
  { after, limit }: { readonly after?: RegisterKey | undefined; readonly limit: number },
): Promise<RegisterRow[]> {
  const later = after ? sql`(d.received_at, d.id) > (${new Date(after.at)}, ${after.id}::uuid)` : sql`true`;
  const rows = await db.query<Omit<RegisterRow, 'submitter'> & Pick<Dossier, 'parties'>>(sql`
    select d.id, d.code, d.procedure_name as "procedureName", d.field, d.channel, d.state, d.sets, d.owner_name as "ownerName",
      d.promised_at as "promisedAt", d.decided_at as "decidedAt", d.handed_over_at as "handedOverAt", d.result_delivery as "resultDelivery",
      d.fee_total as "feeTotal", d.received_at as "receivedAt", d.parties, a.name as "handlingAgency",
      d.handling_agency_id <> d.agency_id as "settledElsewhere",
      (select s.assignee_name from dossiers.step s where s.agency_id = d.agency_id and s.dossier_id = d.id
        and s.counted and s.assignee_name is not null and s.started_at is not null order by s.ordinal desc limit 1) as "officerName"
    from dossiers.dossier d
    join organisation.published_agency a on a.id = d.handling_agency_id
    where ${conditionsOf(query)} and ${later}
    order by d.received_at, d.id limit ${limit}`);
  return rows.map(({ parties, ...row }) => ({ ...row, submitter: parties.submitter }));
}

/** The fields of procedures of which the agency received dossiers in the time. */
export async function listRegisterFields(
  db: Db,
  { agencyId, from, until }: Pick<RegisterQuery, 'agencyId' | 'from' | 'until'>,
): Promise<string[]> {
  const rows = await db.query<{ field: string }>(sql`
    select distinct d.field collate "vi-x-icu" as field from dossiers.dossier d where ${conditionsOf({ agencyId, from, until })} order by 1`);
  return rows.map(({ field }) => field);
}

function conditionsOf({ agencyId, from, until, field, state, channel, officerId }: RegisterQuery): Statement {
  const conditions = [
    sql`d.agency_id = ${agencyId}`,
    sql`d.received_at >= ${new Date(from)}`,
    sql`d.received_at < ${new Date(until)}`,
    field ? sql`d.field = ${field}` : undefined,
    state ? sql`d.state = ${state}` : undefined,
    channel ? sql`d.channel = ${channel}` : undefined,
    officerId
      ? sql`exists (select from dossiers.step s where s.agency_id = d.agency_id and s.dossier_id = d.id and s.assignee_id = ${officerId})`
      : undefined,
  ];
  return join(
    conditions.filter((each) => each !== undefined),
    ' and ',
  );
}

/** The key of the last line of a page. */
export const registerKeyOf = ({ receivedAt, id }: RegisterRow): RegisterKey => ({ at: receivedAt, id });
