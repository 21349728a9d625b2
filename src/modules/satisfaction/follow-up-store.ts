import { type Db, one, optional, type Tx } from '#platform/database';
import { sealed } from '#platform/personal-data';
import { sql, whole } from '#platform/sql';
import type { Level } from './survey.ts';

/** What is done about a bad answer. */
export interface FollowUp {
  readonly agencyId: string;
  readonly answerId: string;
  readonly handlingAgencyId: string;
  readonly month: string;
  readonly procedureName: string;
  readonly overall: Level;
  readonly comment: string | null;
  /** What the person left in order to be answered. */
  readonly contact: string | null;
  /** Milliseconds. */
  readonly closedAt: number | null;
  readonly closedByName: string | null;
  readonly words: string | null;
}

const chosen = sql`select f.agency_id as "agencyId", f.answer_id as "answerId", a.handling_agency_id as "handlingAgencyId", a.month,
    a.procedure_name as "procedureName", a.overall, a.comment, f.contact, f.closed_at as "closedAt", f.closed_by_name as "closedByName", f.words
  from satisfaction.follow_up f join satisfaction.answer a on a.agency_id = f.agency_id and a.id = f.answer_id`;

export async function insertFollowUp(
  tx: Tx,
  { agencyId, answerId, contact }: Pick<FollowUp, 'agencyId' | 'answerId' | 'contact'>,
): Promise<void> {
  await tx.query(sql`
    insert into satisfaction.follow_up (agency_id, answer_id, contact) values (${agencyId}, ${answerId}, ${sealed(answerId, contact)})`);
}

/** Where a page of follow-ups ended; the next begins after it. */
export type FollowUpPlace = Pick<FollowUp, 'month' | 'answerId'>;

/** A page of the follow-ups about the settling of some agencies, the latest month first: those that wait, or the closed. */
export function listFollowUps(
  db: Db,
  { agencyIds, closed }: { readonly agencyIds: readonly string[]; readonly closed: boolean },
  { after, limit }: { readonly after?: FollowUpPlace | undefined; readonly limit: number },
): Promise<FollowUp[]> {
  const later = after
    ? sql`(a.month < ${after.month}::date or (a.month = ${after.month}::date and f.answer_id > ${after.answerId}::uuid))`
    : sql`true`;
  return db.query<FollowUp>(sql`${chosen}
    where a.handling_agency_id = any (${agencyIds}::uuid[]) and (f.closed_at is not null) = ${closed} and ${later}
    order by a.month desc, f.answer_id limit ${whole(limit)}`);
}

export async function countOpenFollowUps(db: Db, agencyIds: readonly string[]): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*)::int as count from satisfaction.follow_up f
      join satisfaction.answer a on a.agency_id = f.agency_id and a.id = f.answer_id
      where a.handling_agency_id = any (${agencyIds}::uuid[]) and f.closed_at is null`,
  );
  return count;
}

/** One follow-up, as far as the asker may know of it. */
export function findFollowUp(db: Db, answerId: string): Promise<FollowUp | undefined> {
  return optional<FollowUp>(db, sql`${chosen} where f.answer_id = ${answerId}`);
}

/** Like {@link findFollowUp}, and holds it until the transaction ends; by its whole key, since it is held where it lies. */
export async function lockFollowUp(tx: Tx, answerId: string): Promise<FollowUp | undefined> {
  const found = await findFollowUp(tx, answerId);
  return (
    found &&
    optional<FollowUp>(
      tx,
      sql`${chosen} where f.agency_id = ${found.agencyId} and f.answer_id = ${answerId} for update of f`,
    )
  );
}

export async function saveClosed(
  tx: Tx,
  { agencyId, answerId }: FollowUp,
  {
    words,
    at,
    by,
    byName,
  }: { readonly words: string; readonly at: number; readonly by: string; readonly byName: string },
): Promise<void> {
  await tx.query(sql`
    update satisfaction.follow_up set closed_at = ${new Date(at)}, closed_by = ${by}, closed_by_name = ${byName}, words = ${words}
    where agency_id = ${agencyId} and answer_id = ${answerId}`);
}
