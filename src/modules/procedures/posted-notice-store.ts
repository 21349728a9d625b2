import type { Db, Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { join, type Statement, sql, whole } from '#platform/sql';
import type { Where } from './agency-store.ts';
import { type Notice, type NoticeState, waitingStates } from './posted-notice.ts';
import { cursorParts } from './search-store.ts';

/** The register of which agency, today. */
type Register = Omit<Where, 'code'>;

/** What of the register is asked for; absent parts do not narrow. */
interface NoticeSearch extends Register {
  readonly state?: NoticeState | undefined;
  readonly field?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  /** Where the page before ended, from {@link NoticePage.next}. */
  readonly after?: string | undefined;
  readonly size?: number | undefined;
}

export interface NoticePage {
  readonly notices: Notice[];
  /** Give it as `after` for the next page; absent on the last one. */
  readonly next?: string;
}

/** What the notices of a commune are held against, asked once: a distributed database takes it from no joined subquery. */
interface Due {
  /** The services it receives, in the versions that hold. */
  readonly versionIds: readonly string[];
  /** The last entry of each sequence that it, or an agency above it, entered. */
  readonly sequences: { readonly codes: readonly string[]; readonly enteredAt: readonly Date[] };
}

/** When the sequence of each procedure was last entered, by each of the agencies or one above it; until an instant, if one is given. */
function listEntered(
  db: Db,
  agencyIds: readonly string[],
  until?: Date,
): Promise<{ readonly agencyId: string; readonly code: string; readonly enteredAt: number }[]> {
  return db.query(sql`
    select a.id as "agencyId", e.procedure_code as code, max(e.entered_at) as "enteredAt"
    from organisation.published_agency a join procedures.entered_sequence e on e.agency_id = any (a.ancestor_ids)
    where a.id = any (${agencyIds}::uuid[]) and e.entered_at <= ${until ?? 'infinity'}::timestamptz group by 1, 2`);
}

async function readDue(db: Db, { agencyId, day }: Register): Promise<Due> {
  const [services, sequences] = await Promise.all([
    db.query<{ id: string }>(sql`
      select version_id as id from procedures.published_services(array[${agencyId}]::uuid[], ${day}) where is_received`),
    listEntered(db, [agencyId]),
  ]);
  return {
    versionIds: services.map(({ id }) => id),
    sequences: {
      codes: sequences.map(({ code }) => code),
      enteredAt: sequences.map(({ enteredAt }) => new Date(enteredAt)),
    },
  };
}

const decidedAt = sql`greatest(r.decided_at, p.decided_at, q.entered_at)`;

/**
 * Every procedure of today's catalogue and how its notice stands. What the agency decided last about its limit and steps, or was
 * entered of the sequence, holds today.
 */
const registerOf = ({ agencyId, day }: Register, { versionIds, sequences }: Due): Statement => sql`(
  select v.code, v.name, v.field, v.id as version_id, v.valid_from, procedures.is_in_force(v.status, v.content->'repeal'->>'on', ${day}) as in_force,
    ${decidedAt} as decided_at, n.version_id as posted_version_id, n.posted_at, n.posted_by_name, platform.fold(v.field) as sort,
    case
      when n.id is null and v.id = any (${versionIds}::uuid[]) then 'not_posted'
      when n.id is null then 'not_due'
      when v.id <> all (${versionIds}::uuid[]) then 'to_take_down'
      when n.version_id <> v.id or coalesce(${decidedAt} > n.posted_at, false) then 'outdated'
      else 'posted'
    end as state
  from procedures.version v
  left join procedures.posted_notice n
    on n.agency_id = ${agencyId} and n.procedure_code = v.code and n.taken_down_at is null
  left join procedures.local_rule r on r.agency_id = ${agencyId} and r.procedure_code = v.code and r.valid_to is null
  left join procedures.own_process p on p.agency_id = ${agencyId} and p.procedure_code = v.code and p.valid_to is null
  left join unnest(${sequences.codes}::text[], ${sequences.enteredAt}::timestamptz[]) q(procedure_code, entered_at) on q.procedure_code = v.code
  where v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day}))`;

/** What the register has under the conditions, by field and code, in pages. */
export async function listNotices(db: Db, search: NoticeSearch): Promise<NoticePage> {
  const { state, field, codes, after, size = 50 } = search;
  const conditions = [sql`true`];
  if (state) conditions.push(sql`n.state = ${state}`);
  if (field) conditions.push(sql`n.field = ${field}`);
  if (codes) conditions.push(sql`n.code = any (${codes})`);
  const [lastSort, lastCode] = cursorParts(after);
  if (lastCode !== undefined) conditions.push(sql`(n.sort, n.code) > (${lastSort}, ${lastCode})`);
  const rows = await db.query<Notice & { sort: string }>(sql`
    select n.code, n.name, n.field, n.state, n.version_id as "versionId", n.valid_from as "validFrom",
      n.in_force as "isInForce", n.decided_at as "decidedAt", n.posted_version_id as "postedVersionId",
      n.posted_at as "postedAt", n.posted_by_name as "postedByName", n.sort
    from ${registerOf(search, await readDue(db, search))} n where ${join(conditions, ' and ')}
    order by n.sort, n.code limit ${whole(size + 1)}`);
  const notices = rows.slice(0, size);
  const last = notices.at(-1);
  const page = { notices: notices.map(({ sort: _, ...notice }) => notice) };
  return rows.length > size && last ? { ...page, next: `${last.sort}~${last.code}` } : page;
}

/** How many notices of a field stand how. */
export interface NoticeCount {
  readonly field: string;
  readonly state: NoticeState;
  readonly count: number;
}

/** Counts the register, field by field; empty for an agency that has nothing to post. */
export async function countNotices(db: Db, register: Register): Promise<NoticeCount[]> {
  const due = await readDue(db, register);
  return db.query(sql`
    select n.field, n.state, count(*)::int as count from ${registerOf(register, due)} n where n.state <> 'not_due'
    group by n.field, n.state order by n.field collate "vi-x-icu", n.state`);
}

/** How many notices somebody has to see to; undefined for an agency that has nothing to post. */
export async function countWaitingNotices(db: Db, register: Register): Promise<number | undefined> {
  const counts = await countNotices(db, register);
  const waiting = counts.filter(({ state }) => waitingStates.includes(state));
  return counts.length === 0 ? undefined : waiting.reduce((sum, { count }) => sum + count, 0);
}

/** A version of a procedure that hangs at the office of an agency. */
export interface PostedVersion {
  readonly agencyId: string;
  readonly versionId: string;
}

/**
 * What hung at some agencies at an instant and said what the agency did: the agency had decided nothing about the procedure
 * since it was posted, and neither it nor one above it had entered its sequence.
 */
export async function listPostedAt(db: Db, agencyIds: readonly string[], at: Date): Promise<PostedVersion[]> {
  const decidedSince = (table: Statement) => sql`exists (
    select from ${table} r
    where r.agency_id = n.agency_id and r.procedure_code = n.procedure_code and r.decided_at > n.posted_at and r.decided_at <= ${at})`;
  const [notices, sequences] = await Promise.all([
    db.query<PostedVersion & { readonly code: string; readonly postedAt: number }>(sql`
      select n.agency_id as "agencyId", n.version_id as "versionId", n.procedure_code as code, n.posted_at as "postedAt"
      from procedures.posted_notice n
      where n.agency_id = any (${agencyIds}::uuid[]) and n.posted_at <= ${at} and (n.taken_down_at is null or n.taken_down_at > ${at})
        and not ${decidedSince(sql`procedures.local_rule`)} and not ${decidedSince(sql`procedures.own_process`)}`),
    listEntered(db, agencyIds, at),
  ]);
  const entered = new Map(sequences.map(({ agencyId, code, enteredAt }) => [`${agencyId} ${code}`, enteredAt]));
  return notices.filter(({ agencyId, code, postedAt }) => (entered.get(`${agencyId} ${code}`) ?? 0) <= postedAt);
}

/**
 * The notices of some procedures by their codes, those that hang held so that nobody else takes them down meanwhile. Of what
 * does not hang {@link insertPostedNotice} says whether somebody else was quicker.
 */
export async function lockNotices(
  tx: Tx,
  register: Register,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Notice>> {
  await tx.query(sql`
    select from procedures.posted_notice
    where agency_id = ${register.agencyId} and procedure_code = any (${codes}) and taken_down_at is null
    order by procedure_code for update`);
  const { notices } = await listNotices(tx, { ...register, codes, size: codes.length });
  return new Map(notices.map((notice) => [notice.code, notice]));
}

/** Who records something about a notice of which procedure, and when (milliseconds). */
interface Recording {
  readonly agencyId: string;
  readonly code: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: number;
}

/** Enters that a version is posted and returns the notice's id; nothing when somebody else did at this moment. */
export async function insertPostedNotice(
  tx: Tx,
  { agencyId, code, by, at }: Recording,
  versionId: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(sql`
    insert into procedures.posted_notice (agency_id, id, procedure_code, version_id, posted_at, posted_by, posted_by_name)
    values (${agencyId}, ${newId(at)}, ${code}, ${versionId}, ${new Date(at)}, ${by.id}, ${by.name})
    on conflict (agency_id, procedure_code) where taken_down_at is null do nothing
    returning id`);
  return row?.id;
}

/** Enters that what is posted of a procedure is so no longer and returns the notice's id; nothing when none was. */
export async function endPostedNotice(tx: Tx, { agencyId, code, by, at }: Recording): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(sql`
    update procedures.posted_notice
    set taken_down_at = greatest(posted_at, ${new Date(at)}), taken_down_by = ${by.id}, taken_down_by_name = ${by.name}
    where agency_id = ${agencyId} and procedure_code = ${code} and taken_down_at is null
    returning id`);
  return row?.id;
}
