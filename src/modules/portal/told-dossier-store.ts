import { type Db, optional, type Tx } from '#platform/database';
import { markOf, sealed } from '#platform/personal-data';
import { sql, whole } from '#platform/sql';
import type { PortalRuleKey } from '../../../reference/indicators/portal-rules.ts';
import type { ToldDossier, ToldState } from './told-dossier.ts';

const columns = sql`agency_id as "agencyId", dossier_id as "dossierId", handling_agency_id as "handlingAgencyId", code,
  procedure_name as "procedureName", state, due_version as "dueVersion", since, sending_version as "sendingVersion",
  tries, told_version as "toldVersion", told_status as "toldStatus", told_at as "toldAt", progress_version as "progressVersion",
  received_taken_at as "receivedTakenAt", result_taken_at as "resultTakenAt", rules, answer_code as "answerCode",
  answer_words as "answerWords"`;

/** The receiving agency of a dossier, and its id. */
export interface ToldKey {
  readonly agencyId: string;
  readonly dossierId: string;
}

export function findTold(db: Db, { agencyId, dossierId }: ToldKey): Promise<ToldDossier | undefined> {
  return optional<ToldDossier>(
    db,
    sql`select ${columns} from portal.told_dossier where agency_id = ${agencyId} and dossier_id = ${dossierId}`,
  );
}

/** The dossier with this code, as far as the asker may see it. */
export function findToldByCode(db: Db, code: string): Promise<ToldDossier | undefined> {
  return optional<ToldDossier>(db, sql`select ${columns} from portal.told_dossier where code = ${code}`);
}

/** A dossier that has reached a version. */
export interface DossierAtVersion extends ToldKey {
  readonly handlingAgencyId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly version: number;
}

/** Has a dossier told at its version; of one that is on its way, what came after is told next. */
export async function putToTell(tx: Tx, d: DossierAtVersion, now: number): Promise<void> {
  await tx.query(sql`
    insert into portal.told_dossier as t (agency_id, dossier_id, handling_agency_id, code, procedure_name, state, due_version, since)
    values (${d.agencyId}, ${d.dossierId}, ${d.handlingAgencyId}, ${d.code}, ${d.procedureName}, 'waiting', ${d.version}, ${new Date(now)})
    on conflict (agency_id, dossier_id) do update set due_version = excluded.due_version,
      state = case when t.state = 'sending' then 'sending' else 'waiting' end,
      since = case when t.state in ('sending', 'waiting') then t.since else excluded.since end
    where t.due_version < excluded.due_version and t.state <> 'over'`);
}

/** The dossier whose turn it is at an agency, held until the transaction ends; one that may have arrived went to the end. */
export function lockNextToTell(tx: Tx, agencyId: string): Promise<ToldDossier | undefined> {
  return optional<ToldDossier>(
    tx,
    sql`
    select ${columns} from portal.told_dossier
    where agency_id = ${agencyId} and state in ('sending', 'waiting')
    order by since, dossier_id limit 1 for update skip locked`,
  );
}

export async function lockTold(tx: Tx, { agencyId, dossierId }: ToldKey): Promise<ToldDossier | undefined> {
  return optional<ToldDossier>(
    tx,
    sql`select ${columns} from portal.told_dossier where agency_id = ${agencyId} and dossier_id = ${dossierId} for update`,
  );
}

/** Whether an agency still has something to tell now. */
export async function hasMoreToTell(db: Db, agencyId: string): Promise<boolean> {
  const found = await optional(
    db,
    sql`
    select 1 as one from portal.told_dossier
    where agency_id = ${agencyId} and (state in ('sending', 'waiting') or (state = 'taken' and progress_version < told_version)) limit 1`,
  );
  return found !== undefined;
}

type Held = Pick<ToldDossier, 'agencyId' | 'dossierId'>;

const where = ({ agencyId, dossierId }: Held) => sql`where agency_id = ${agencyId} and dossier_id = ${dossierId}`;

/** Writes down, before it leaves, which version is on its way. */
export async function saveSending(tx: Tx, told: Held, version: number, now: number): Promise<void> {
  await tx.query(sql`
    update portal.told_dossier set state = 'sending', sending_version = ${version}, due_version = greatest(due_version, ${version}),
      since = ${new Date(now)} ${where(told)}`);
}

/** Nobody knows whether it arrived: it goes on counting as on its way, and others come first. */
export async function saveUnclear(
  tx: Tx,
  told: Held,
  { tries, now }: { readonly tries: number; readonly now: number },
): Promise<void> {
  await tx.query(sql`update portal.told_dossier set tries = ${tries}, since = ${new Date(now)} ${where(told)}`);
}

/** It surely did not leave, or is to be told again: it waits. */
export async function saveWaiting(tx: Tx, told: Held, now: number): Promise<void> {
  await tx.query(sql`
    update portal.told_dossier set state = 'waiting', sending_version = null, rules = '{}', since = ${new Date(now)} ${where(told)}`);
}

/** The portal has it at the version that is due, and nothing is sent. */
export async function saveKnown(tx: Tx, told: Held, now: number): Promise<void> {
  await tx.query(sql`
    update portal.told_dossier set state = 'taken', sending_version = null, rules = '{}', answer_code = null, answer_words = null,
      since = ${new Date(now)} ${where(told)}`);
}

/** It is not sent, for the rules it breaks. */
export async function saveHeldBack(
  tx: Tx,
  told: Held,
  { version, rules, now }: { readonly version: number; readonly rules: readonly PortalRuleKey[]; readonly now: number },
): Promise<void> {
  await tx.query(sql`
    update portal.told_dossier set state = 'held_back', sending_version = null, due_version = greatest(due_version, ${version}), rules = ${rules},
      since = ${new Date(now)} ${where(told)}`);
}

/** The portal took a version; what came meanwhile waits. */
export async function saveTaken(
  tx: Tx,
  told: Held,
  taken: {
    readonly version: number;
    readonly status: number;
    readonly isReceived: boolean;
    readonly hasResult: boolean;
    readonly now: number;
  },
): Promise<void> {
  const at = new Date(taken.now);
  await tx.query(sql`
    update portal.told_dossier set told_version = ${taken.version}, told_status = ${taken.status}, told_at = ${at}, sending_version = null, tries = 0,
      state = case when due_version > ${taken.version}::int then 'waiting' else 'taken' end, since = ${at}, rules = '{}', answer_code = null,
      answer_words = null, received_taken_at = coalesce(received_taken_at, ${taken.isReceived ? at : null}),
      result_taken_at = coalesce(result_taken_at, ${taken.hasResult ? at : null})
    ${where(told)}`);
}

/** The portal said no; a later version is told all the same. */
export async function saveRejected(
  tx: Tx,
  told: Held,
  answer: { readonly code: string; readonly words: string; readonly now: number },
): Promise<void> {
  await tx.query(sql`
    update portal.told_dossier set
      state = case when coalesce(sending_version, told_version) < due_version then 'waiting' else 'rejected' end, sending_version = null, rules = '{}', tries = 0,
      answer_code = ${answer.code}, answer_words = ${answer.words}, since = ${new Date(answer.now)}
    ${where(told)}`);
}

/** Nothing of it is told any more. */
export async function saveOver(tx: Tx, told: Held, now: number): Promise<void> {
  await tx.query(sql`
    update portal.told_dossier set state = 'over', sending_version = null, rules = '{}', answer_code = null, answer_words = null, result_secret = null,
      result_mark = null, since = ${new Date(now)} ${where(told)}`);
}

/** Until which version the steps of a dossier's course were told. */
export async function saveProgress(tx: Tx, told: Held, version: number): Promise<void> {
  await tx.query(sql`update portal.told_dossier set progress_version = ${version} ${where(told)}`);
}

/** Dossiers that the portal took and whose course it does not know whole, held until the transaction ends. */
export function lockBehindInProgress(tx: Tx, agencyId: string, limit: number): Promise<ToldDossier[]> {
  return tx.query<ToldDossier>(sql`
    select ${columns} from portal.told_dossier
    where agency_id = ${agencyId} and state in ('taken', 'waiting') and progress_version < told_version
    order by told_at, dossier_id limit ${whole(limit)} for update skip locked`);
}

/** What the link to a result ends with; undefined before there was one. */
export async function findResultSecret(db: Db, { agencyId, dossierId }: ToldKey): Promise<string | undefined> {
  const found = await optional<{ secret: string | null }>(
    db,
    sql`select result_secret as secret from portal.told_dossier where agency_id = ${agencyId} and dossier_id = ${dossierId}`,
  );
  return found?.secret ?? undefined;
}

export async function saveResultSecret(tx: Tx, told: Held, secret: string): Promise<void> {
  await tx.query(sql`
    update portal.told_dossier set result_secret = ${sealed(told.dossierId, secret)}, result_mark = ${markOf(secret)} ${where(told)}`);
}

/** The dossier to whose result the portal has a link. */
export function findByResultSecret(db: Db, agencyId: string, secret: string): Promise<ToldKey | undefined> {
  return optional<ToldKey>(
    db,
    sql`
    select agency_id as "agencyId", dossier_id as "dossierId" from portal.told_dossier
    where agency_id = ${agencyId} and result_mark = ${markOf(secret)}`,
  );
}

/** How many dossiers of an agency are in each state. */
export async function countStates(db: Db, agencyId: string): Promise<Readonly<Record<ToldState, number>>> {
  const rows = await db.query<{ state: ToldState; count: number }>(
    sql`select state, count(*)::int as count from portal.told_dossier where agency_id = ${agencyId} group by state`,
  );
  const none = { waiting: 0, sending: 0, taken: 0, rejected: 0, held_back: 0, over: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** How many stand in the queue for one reason: a rule of our own, or the code of an answer. */
export interface ReasonCount {
  readonly rule: PortalRuleKey | null;
  readonly answerCode: string | null;
  readonly count: number;
}

/** Why dossiers of an agency are not with the portal, most first; one that breaks two rules counts for both. */
export function countReasons(db: Db, agencyId: string): Promise<ReasonCount[]> {
  return db.query<ReasonCount>(sql`
    select rule, null::text as "answerCode", count(*)::int as count from portal.told_dossier, unnest(rules) rule
    where agency_id = ${agencyId} and state = 'held_back' group by rule
    union all
    select null, answer_code, count(*)::int from portal.told_dossier
    where agency_id = ${agencyId} and state = 'rejected' group by answer_code
    order by count desc, rule, "answerCode"`);
}

/** Where a page ended. */
export interface ToldPlace {
  readonly since: number;
  readonly dossierId: string;
}

interface Asked {
  readonly agencyId: string;
  readonly states: readonly ToldState[];
  readonly rule?: string | undefined;
  readonly answerCode?: string | undefined;
  readonly after?: ToldPlace | undefined;
  readonly limit: number;
}

/** A page of the dossiers in some states, those that have it longest first. */
export function listTold(db: Db, { agencyId, states, rule, answerCode, after, limit }: Asked): Promise<ToldDossier[]> {
  const later = after
    ? sql`(since, dossier_id) > (${new Date(after.since)}::timestamptz, ${after.dossierId}::uuid)`
    : sql`true`;
  const [only, ...others] = states;
  // One state by itself is read in the order of its index, however many dossiers have it.
  const inState = others.length === 0 ? sql`state = ${only}` : sql`state = any (${states}::text[])`;
  const ofRule = rule === undefined ? sql`true` : sql`${rule} = any (rules)`;
  const ofCode = answerCode === undefined ? sql`true` : sql`answer_code = ${answerCode}`;
  return db.query<ToldDossier>(sql`
    select ${columns} from portal.told_dossier
    where agency_id = ${agencyId} and ${inState} and ${ofRule} and ${ofCode} and ${later}
    order by since, dossier_id limit ${whole(limit)}`);
}

/** A page of an agency's own dossiers, handed in since an instant, that have come further than they are to be told. */
export function listBehind(
  db: Db,
  {
    agencyId,
    from,
    after,
    limit,
  }: { readonly agencyId: string; readonly from: number; readonly after?: string | undefined; readonly limit: number },
): Promise<DossierAtVersion[]> {
  return db.query<DossierAtVersion>(sql`
    select d.agency_id as "agencyId", d.id as "dossierId", d.handling_agency_id as "handlingAgencyId", d.code,
      d.procedure_name as "procedureName", d.version
    from dossiers.published_dossier d
    left join portal.told_dossier t on t.agency_id = d.agency_id and t.dossier_id = d.id
    where d.agency_id = ${agencyId} and d.submitted_at >= ${new Date(from)} and not d.is_destroyed
      and (t.due_version is null or t.due_version < d.version) and ${after ? sql`d.id > ${after}::uuid` : sql`true`}
    order by d.id limit ${whole(limit)}`);
}

/** The dossier as it is now, where it was handed in since an instant; undefined when it is older or destroyed. */
export function findDossierSince(
  db: Db,
  { agencyId, dossierId }: ToldKey,
  from: number,
): Promise<(DossierAtVersion & { readonly isDestroyed: boolean }) | undefined> {
  return optional(
    db,
    sql`
    select agency_id as "agencyId", id as "dossierId", handling_agency_id as "handlingAgencyId", code, procedure_name as "procedureName", version,
      is_destroyed as "isDestroyed"
    from dossiers.published_dossier where agency_id = ${agencyId} and id = ${dossierId} and submitted_at >= ${new Date(from)}`,
  );
}

/** What contradicts the dossiers: told, or to be told, beyond the version they have, or whose course is told beyond that. */
export async function listAhead(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    select t.code || ' is at version ' || coalesce(d.version::text, 'none') || ', told at ' || t.told_version || ', due at ' || t.due_version as line
    from portal.told_dossier t
    left join dossiers.published_dossier d on d.agency_id = t.agency_id and d.id = t.dossier_id
    where t.agency_id = ${agencyId} and (d.version is null or t.due_version > d.version or t.told_version > d.version
      or t.progress_version > t.told_version)
    order by 1`);
  return rows.map(({ line }) => line);
}

/** What stands in the queue without a reason. */
export async function listWithoutReason(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    select code || ' is ' || state as line from portal.told_dossier
    where agency_id = ${agencyId} and ((state = 'rejected' and answer_code is null) or (state = 'held_back' and cardinality(rules) = 0))
    order by 1`);
  return rows.map(({ line }) => line);
}
