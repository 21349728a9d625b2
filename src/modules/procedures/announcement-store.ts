import { type Db, optional, type Tx } from '#platform/database';
import { notFound } from '#platform/errors';
import { join, type Statement, sql, whole } from '#platform/sql';
import type { Announcement, AnnouncementDeadlines, AnnouncementText } from './announcement.ts';

/** Where a decision stands: the agency whose register it is in, and its id. */
export interface AnnouncementKey {
  readonly agencyId: string;
  readonly id: string;
}

/** What an edition `e` says. */
const text = sql`e.number, e.decided_on as "decidedOn", e.effective_on as "effectiveOn", e.legal_basis as "legalBasis",
  (select coalesce(jsonb_agg(jsonb_build_object('code', p.procedure_code, 'name', p.procedure_name, 'becomes', p.becomes)
      order by p.procedure_code), '[]')
    from procedures.announced_procedure p
    where p.agency_id = e.agency_id and p.announcement_id = e.announcement_id and p.ordinal = e.ordinal) as procedures`;

const columns = sql`a.agency_id as "agencyId", a.id, a.recorded_at as "recordedAt", a.posted_at as "postedAt",
  a.withdrawn_at as "withdrawnAt", a.withdrawn_because as "withdrawnBecause", e.ordinal as edition, e.decide_by as "decideBy",
  e.post_by as "postBy", e.rule_ref as "ruleRef", ${text}`;

const lastEdition = sql`procedures.announcement a
  join procedures.announcement_edition e on e.agency_id = a.agency_id and e.announcement_id = a.id and e.ordinal = (
    select max(l.ordinal) from procedures.announcement_edition l where l.agency_id = a.agency_id and l.announcement_id = a.id)`;

/** The decision, as its last edition has it; throws "not found" also when the asker may not know of it. */
export async function getAnnouncement(db: Db, { agencyId, id }: AnnouncementKey): Promise<Announcement> {
  const announcement = await optional<Announcement>(
    db,
    sql`select ${columns} from ${lastEdition} where a.agency_id = ${agencyId} and a.id = ${id}`,
  );
  if (!announcement) throw notFound('announcement');
  return announcement;
}

/** The same, held so that nobody else posts, corrects or withdraws it meanwhile. */
export async function lockAnnouncement(tx: Tx, key: AnnouncementKey): Promise<Announcement> {
  await tx.query(sql`
    select from procedures.announcement where agency_id = ${key.agencyId} and id = ${key.id} for update`);
  return getAnnouncement(tx, key);
}

/** Which decisions are asked for; absent parts do not narrow. */
export interface AnnouncementSearch {
  /** Of one agency; without, what agencies posted. */
  readonly agencyId?: string | undefined;
  readonly procedureCode?: string | undefined;
  /** Where the page before ended, from {@link AnnouncementPage.next}. */
  readonly after?: string | undefined;
  readonly size: number;
}

export interface AnnouncementPage {
  readonly announcements: Announcement[];
  /** Give it as `after` for the next page; absent on the last one. */
  readonly next?: string;
}

/** Decisions, those made last first, in pages. */
export async function listAnnouncements(db: Db, search: AnnouncementSearch): Promise<AnnouncementPage> {
  const { size } = search;
  const rows = await db.query<Announcement>(sql`
    select ${columns} from ${lastEdition} where ${join(conditionsOf(search), ' and ')}
    order by e.decided_on desc, a.id desc limit ${whole(size + 1)}`);
  const announcements = rows.slice(0, size);
  const last = announcements.at(-1);
  return rows.length > size && last ? { announcements, next: `${last.decidedOn}~${last.id}` } : { announcements };
}

function conditionsOf({ agencyId, procedureCode, after }: AnnouncementSearch): Statement[] {
  const conditions = [agencyId === undefined ? sql`a.posted_at is not null` : sql`a.agency_id = ${agencyId}`];
  if (procedureCode !== undefined)
    conditions.push(sql`exists (
      select from procedures.announced_procedure p where p.agency_id = a.agency_id and p.announcement_id = a.id
        and p.ordinal = e.ordinal and p.procedure_code = ${procedureCode})`);
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  if (day && id) conditions.push(sql`(e.decided_on, a.id) < (${day}::date, ${id}::uuid)`);
  return conditions;
}

/** One writing of what is recorded of a decision, and why it was written anew. */
export interface AnnouncementEdition extends AnnouncementText {
  readonly ordinal: number;
  readonly enteredAt: number;
  readonly because: string | null;
}

/** Every edition of a decision, the last one first. */
export function listEditions(db: Db, { agencyId, id }: AnnouncementKey): Promise<AnnouncementEdition[]> {
  return db.query<AnnouncementEdition>(sql`
    select e.ordinal, e.entered_at as "enteredAt", e.because, ${text}
    from procedures.announcement_edition e where e.agency_id = ${agencyId} and e.announcement_id = ${id} order by e.ordinal desc`);
}

/** Whether another decision of the agency that was not withdrawn has this number in this year. */
export async function isNumberTaken(
  db: Db,
  { agencyId, id }: AnnouncementKey,
  { number, decidedOn }: Pick<AnnouncementText, 'number' | 'decidedOn'>,
): Promise<boolean> {
  const rows = await db.query(sql`
    select from ${lastEdition} where a.agency_id = ${agencyId} and a.id <> ${id} and a.withdrawn_at is null
      and e.number = ${number} and date_trunc('year', e.decided_on) = date_trunc('year', ${decidedOn}::date) limit 1`);
  return rows.length > 0;
}

/** Who does something about a decision, and when (milliseconds). */
interface Doing {
  readonly by: string;
  readonly at: number;
}

/** Enters a decision in the register, before its first edition. */
export async function insertAnnouncement(tx: Tx, { agencyId, id }: AnnouncementKey, { by, at }: Doing): Promise<void> {
  await tx.query(sql`
    insert into procedures.announcement (agency_id, id, recorded_at, recorded_by)
    values (${agencyId}, ${id}, ${new Date(at)}, ${by})`);
}

/** What is written down of a decision that is held: over an earlier edition only with the reason for it. */
export interface NewEdition extends AnnouncementText, AnnouncementDeadlines {
  readonly ordinal: number;
  readonly because: string | null;
}

export async function insertEdition(
  tx: Tx,
  { agencyId, id }: AnnouncementKey,
  edition: NewEdition,
  { by, at }: Doing,
): Promise<void> {
  const { ordinal, because, number, decidedOn, effectiveOn, legalBasis, decideBy, postBy, ruleRef, procedures } =
    edition;
  await tx.query(sql`
    insert into procedures.announcement_edition (agency_id, announcement_id, ordinal, entered_at, entered_by, because, number,
      decided_on, effective_on, legal_basis, decide_by, post_by, rule_ref)
    values (${agencyId}, ${id}, ${ordinal}, ${new Date(at)}, ${by}, ${because}, ${number}, ${decidedOn}, ${effectiveOn}, ${legalBasis},
      ${decideBy}, ${postBy}, ${ruleRef})`);
  const rows = procedures.map(
    ({ code, name, becomes }) => sql`(${agencyId}, ${id}, ${ordinal}, ${code}, ${name}, ${becomes})`,
  );
  if (rows.length > 0)
    await tx.query(sql`
      insert into procedures.announced_procedure (agency_id, announcement_id, ordinal, procedure_code, procedure_name, becomes)
      values ${join(rows, ', ')}`);
}

/** Enters that a decision that is held was posted. */
export async function markPosted(tx: Tx, { agencyId, id }: AnnouncementKey, { by, at }: Doing): Promise<void> {
  await tx.query(sql`
    update procedures.announcement set posted_at = ${new Date(at)}, posted_by = ${by} where agency_id = ${agencyId} and id = ${id}`);
}

/** Enters that a decision that is held, and was not posted, counts no more. */
export async function markWithdrawn(
  tx: Tx,
  { agencyId, id }: AnnouncementKey,
  { by, at, because }: Doing & { readonly because: string },
): Promise<void> {
  await tx.query(sql`
    update procedures.announcement set withdrawn_at = ${new Date(at)}, withdrawn_by = ${by}, withdrawn_because = ${because}
    where agency_id = ${agencyId} and id = ${id}`);
}

/** What the catalogue calls procedures, whatever became of them since. */
export async function namesOfProcedures(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ code: string; name: string }>(sql`
    select distinct on (code) code, name from procedures.version where code = any (${codes}) order by code, valid_from desc, id desc`);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
