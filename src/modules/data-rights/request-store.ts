import type { DeadlineRule } from '#modules/calendar';
import { type Db, one, optional, type Tx } from '#platform/database';
import { hashOf } from '#platform/identifiers';
import { sealed } from '#platform/personal-data';
import { type Statement, sql } from '#platform/sql';
import type { RefusalGround } from '../../../reference/data-rights/request-limits.ts';
import type { Answer, DataRequest, Done, RequestKey } from './request.ts';

interface Row extends Omit<DataRequest, 'firstAnswer' | 'extension' | 'answer'> {
  readonly firstAt: number | null;
  readonly firstBy: string;
  readonly firstByName: string;
  readonly withOthers: boolean;
  readonly extendedAt: number | null;
  readonly extendedBy: string;
  readonly extendedByName: string;
  readonly days: number;
  readonly reason: string | null;
  readonly outcome: Answer['outcome'] | null;
  readonly ground: RefusalGround | null;
  readonly answerWords: string | null;
  readonly proposedAt: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly approvedAt: number | null;
  readonly approvedBy: string;
  readonly approvedByName: string;
  readonly keptDossiers: number | null;
}

const chosen = sql`select r.agency_id as "agencyId", r.id, r.person_id as "personId", r.kind, r.words, r.made_at as "madeAt",
    r.first_answer_rule as "firstAnswerRule", r.answer_rule as "answerRule", r.first_answer_due_at as "firstAnswerDueAt",
    r.due_at as "dueAt", r.answered_at as "answeredAt",
    f.at as "firstAt", f.by_id as "firstBy", f.by_name as "firstByName", f.with_others as "withOthers",
    e.at as "extendedAt", e.by_id as "extendedBy", e.by_name as "extendedByName", e.days, e.reason,
    a.outcome, a.ground, a.words as "answerWords", a.at as "proposedAt", a.by_id as "proposedBy", a.by_name as "proposedByName",
    a.approved_at as "approvedAt", a.approved_by as "approvedBy", a.approved_by_name as "approvedByName", a.kept_dossiers as "keptDossiers"
  from data_rights.request r
  left join data_rights.first_answer f on f.agency_id = r.agency_id and f.request_id = r.id
  left join data_rights.extension e on e.agency_id = r.agency_id and e.request_id = r.id
  left join data_rights.answer a on a.agency_id = r.agency_id and a.request_id = r.id`;

function requestOf(row: Row): DataRequest {
  const { agencyId, id, personId, kind, words, madeAt, firstAnswerRule, answerRule, firstAnswerDueAt, dueAt } = row;
  const firstAnswer = row.firstAt === null ? null : done(row.firstAt, row.firstBy, row.firstByName);
  const extension = row.extendedAt === null ? null : done(row.extendedAt, row.extendedBy, row.extendedByName);
  return {
    ...{ agencyId, id, personId, kind, words, madeAt, firstAnswerRule, answerRule, firstAnswerDueAt, dueAt },
    firstAnswer: firstAnswer && { ...firstAnswer, withOthers: row.withOthers },
    extension: extension && { ...extension, days: row.days, reason: row.reason },
    answer: row.outcome === null ? null : answerOf(row, row.outcome),
    answeredAt: row.answeredAt,
  };
}

const answerOf = (row: Row, outcome: Answer['outcome']): Answer => ({
  ...done(row.proposedAt, row.proposedBy, row.proposedByName),
  ...{ outcome, ground: row.ground, words: row.answerWords, keptDossiers: row.keptDossiers },
  approved: row.approvedAt === null ? null : done(row.approvedAt, row.approvedBy, row.approvedByName),
});

const done = (at: number, byId: string, byName: string): Done => ({ at, byId, byName });

async function listed(db: Db, statement: Statement): Promise<DataRequest[]> {
  return (await db.query<Row>(statement)).map(requestOf);
}

/** What a new request is entered with. */
export interface NewRequest
  extends Pick<
    DataRequest,
    'agencyId' | 'id' | 'personId' | 'kind' | 'madeAt' | 'firstAnswerRule' | 'answerRule' | 'firstAnswerDueAt' | 'dueAt'
  > {
  readonly words: string;
  /** Opens the answer once the account is gone; only its hash is kept. */
  readonly secret: string;
}

export async function insertRequest(tx: Tx, r: NewRequest): Promise<void> {
  await tx.query(sql`
    insert into data_rights.request (agency_id, id, person_id, kind, words, secret_hash, made_at, first_answer_rule, answer_rule,
      first_answer_due_at, due_at, next_due_at)
    values (${r.agencyId}, ${r.id}, ${r.personId}, ${r.kind}, ${sealed(r.personId, r.words)}, ${hashOf(r.secret)}, ${new Date(r.madeAt)},
      ${r.firstAnswerRule}, ${r.answerRule}, ${new Date(r.firstAnswerDueAt)}, ${new Date(r.dueAt)}, ${new Date(r.firstAnswerDueAt)})`);
}

/** One request to an agency. */
export async function findRequest(db: Db, { agencyId, id }: RequestKey): Promise<DataRequest | undefined> {
  const [found] = await listed(db, sql`${chosen} where r.agency_id = ${agencyId} and r.id = ${id}`);
  return found;
}

/** One of somebody's own requests. */
export async function findOwnRequest(db: Db, personId: string, id: string): Promise<DataRequest | undefined> {
  const [found] = await listed(db, sql`${chosen} where r.person_id = ${personId} and r.id = ${id}`);
  return found;
}

/** The request to whose answer a secret leads. */
export async function findBySecret(db: Db, agencyId: string, secret: string): Promise<DataRequest | undefined> {
  const [found] = await listed(
    db,
    sql`${chosen} where r.agency_id = ${agencyId} and r.secret_hash = ${hashOf(secret)}`,
  );
  return found;
}

/** Like {@link findRequest}, and holds it until the transaction ends. */
export async function lockRequest(tx: Tx, { agencyId, id }: RequestKey): Promise<DataRequest | undefined> {
  await optional(tx, sql`select from data_rights.request where agency_id = ${agencyId} and id = ${id} for update`);
  return findRequest(tx, { agencyId, id });
}

/** Somebody's own requests, the last one first; at most 100. */
export function listOwnRequests(db: Db, personId: string): Promise<DataRequest[]> {
  return listed(db, sql`${chosen} where r.person_id = ${personId} order by r.made_at desc, r.id desc limit 100`);
}

/** How many requests of a person wait for their answer at an agency. */
export async function countOpenOf(db: Db, agencyId: string, personId: string): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*)::int as count from data_rights.request
      where agency_id = ${agencyId} and person_id = ${personId} and answered_at is null`,
  );
  return count;
}

/** Where a page of a list of requests ended; the next begins after it. */
export interface RequestPlace {
  readonly at: number;
  readonly id: string;
}

/** A page of an agency's requests that wait, by whose clock ends first, or of those answered, the last first. */
export function listRequests(
  db: Db,
  agencyId: string,
  {
    answered,
    after,
    limit,
  }: { readonly answered: boolean; readonly after?: RequestPlace | undefined; readonly limit: number },
): Promise<DataRequest[]> {
  const at = after ? new Date(after.at) : null;
  if (answered)
    return listed(
      db,
      sql`${chosen} where r.agency_id = ${agencyId} and r.answered_at is not null
        and ${after ? sql`(r.answered_at, r.id) < (${at}, ${after.id}::uuid)` : sql`true`}
        order by r.answered_at desc, r.id desc limit ${limit}`,
    );
  return listed(
    db,
    sql`${chosen} where r.agency_id = ${agencyId} and r.answered_at is null
      and ${after ? sql`(r.next_due_at, r.id) > (${at}, ${after.id}::uuid)` : sql`true`}
      order by r.next_due_at, r.id limit ${limit}`,
  );
}

/** The first answer; with others who must act, the clock of the answer is another. */
export async function insertFirstAnswer(
  tx: Tx,
  { agencyId, id }: RequestKey,
  by: Done & { readonly withOthers: boolean },
): Promise<void> {
  await tx.query(sql`
    insert into data_rights.first_answer (agency_id, request_id, with_others, at, by_id, by_name)
    values (${agencyId}, ${id}, ${by.withOthers}, ${new Date(by.at)}, ${by.byId}, ${by.byName})`);
}

export async function insertExtension(
  tx: Tx,
  { agencyId, id, personId }: DataRequest,
  by: Done & { readonly days: number; readonly reason: string },
): Promise<void> {
  await tx.query(sql`
    insert into data_rights.extension (agency_id, request_id, days, reason, at, by_id, by_name)
    values (${agencyId}, ${id}, ${by.days}, ${sealed(personId, by.reason)}, ${new Date(by.at)}, ${by.byId}, ${by.byName})`);
}

/** The clock of the answer from now on. */
export async function saveClock(
  tx: Tx,
  { agencyId, id }: RequestKey,
  { answerRule, dueAt }: { readonly answerRule: DeadlineRule; readonly dueAt: number },
): Promise<void> {
  await tx.query(sql`
    update data_rights.request set answer_rule = ${answerRule}, due_at = ${new Date(dueAt)}, next_due_at = ${new Date(dueAt)}
    where agency_id = ${agencyId} and id = ${id}`);
}

/** Writes down what is answered, or proposed to be. */
export async function insertAnswer(
  tx: Tx,
  { agencyId, id, personId }: DataRequest,
  { at, byId, byName, outcome, ground, words }: Omit<Answer, 'approved' | 'keptDossiers'>,
): Promise<void> {
  await tx.query(sql`
    insert into data_rights.answer (agency_id, request_id, outcome, ground, words, at, by_id, by_name)
    values (${agencyId}, ${id}, ${outcome}, ${ground}, ${sealed(personId, words)}, ${new Date(at)}, ${byId}, ${byName})`);
}

/** Approves a proposed answer; `alone` says that nobody else may. */
export async function saveApproval(
  tx: Tx,
  { agencyId, id }: RequestKey,
  { at, byId, byName, alone, keptDossiers }: Done & { readonly alone: boolean; readonly keptDossiers: number },
): Promise<void> {
  await tx.query(sql`
    update data_rights.answer set approved_at = ${new Date(at)}, approved_by = ${byId}, approved_by_name = ${byName}, alone = ${alone},
      kept_dossiers = ${keptDossiers}
    where agency_id = ${agencyId} and request_id = ${id}`);
}

/** Takes back a proposed answer. */
export async function removeAnswer(tx: Tx, { agencyId, id }: RequestKey): Promise<void> {
  await tx.query(sql`delete from data_rights.answer where agency_id = ${agencyId} and request_id = ${id}`);
}

export async function saveAnswered(tx: Tx, { agencyId, id }: RequestKey, now: number): Promise<void> {
  await tx.query(
    sql`update data_rights.request set answered_at = ${new Date(now)} where agency_id = ${agencyId} and id = ${id}`,
  );
}

/** The requests of an agency that wait for an answer owed before `instant` (milliseconds) of which nobody was told yet. */
export function listUnwarned(db: Db, agencyId: string, instant: number): Promise<RequestKey[]> {
  return db.query<RequestKey>(sql`
    select agency_id as "agencyId", id from data_rights.request
    where agency_id = ${agencyId} and answered_at is null and next_due_at < ${new Date(instant)}
      and warned_for is distinct from next_due_at order by next_due_at, id`);
}

/** Notes that those who answer are told of the end of the present clock; false when they were before. */
export async function saveWarned(tx: Tx, { agencyId, id }: RequestKey): Promise<boolean> {
  const rows = await tx.query(sql`
    update data_rights.request set warned_for = next_due_at
    where agency_id = ${agencyId} and id = ${id} and warned_for is distinct from next_due_at returning id`);
  return rows.length > 0;
}

/** Those of the persons who have asked something about their data that waits for its answer, in the agencies in reach. */
export async function listPeopleAsking(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ personId: string }>(sql`
    select distinct person_id as "personId" from data_rights.request
    where person_id = any (${personIds}::uuid[]) and answered_at is null`);
  return new Set(rows.map(({ personId }) => personId));
}
