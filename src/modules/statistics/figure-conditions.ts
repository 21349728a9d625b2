import { join, type Statement, sql } from '#platform/sql';
import type { FigureName, OfficerFigureName } from './figures.ts';

/** Between which instants a figure counts, as SQL: a value, or a column of a list of periods. */
export interface Bounds {
  readonly from: Statement;
  /** The end of the period, or now while it runs. */
  readonly until: Statement;
  /** Outcomes that do not count by the rule in force. */
  readonly leftOut: readonly string[];
}

/**
 * What a figure counts: a condition on `d`, a row of dossiers.published_dossier. The only place that says so; pages,
 * lists, reports and spreadsheets all ask here, so that none can differ from another.
 */
export function conditionOf(name: FigureName, bounds: Bounds): Statement {
  return conditions[name](bounds);
}

type Condition = (bounds: Bounds) => Statement;

const all = (...parts: Statement[]): Statement => sql`(${join(parts, ' and ')})`;

/** The minute in which a limit ends still belongs to it. */
const passed = (limit: Statement, at: Statement): Statement => sql`${at} > ${limit} + interval '60 seconds'`;

const dayIn = (at: Statement): Statement => sql`(${at} at time zone 'Asia/Ho_Chi_Minh')::date`;

const receivedAt = sql`d.received_at`;
const closedAt = sql`d.closed_at`;
const statutoryAt = sql`d.statutory_at`;
const promisedAt = sql`d.promised_at`;

/** Received at all, and not taken out of the report by the way it ended before the period did. */
const counts: Condition = ({ until, leftOut }) =>
  leftOut.length === 0
    ? sql`d.received_at < ${until}`
    : sql`d.received_at < ${until} and not coalesce(d.closed_at < ${until} and d.outcome = any (${leftOut}::text[]), false)`;

const closedIn: Condition = ({ from, until }) => sql`d.closed_at >= ${from} and d.closed_at < ${until}`;
const openAtEnd: Condition = ({ until }) => sql`(d.closed_at is null or d.closed_at >= ${until})`;
const received: Condition = (b) => all(counts(b), sql`d.received_at >= ${b.from}`);
const settled: Condition = (b) => all(counts(b), closedIn(b));
const open: Condition = (b) => all(counts(b), openAtEnd(b));
const settledOverdue = sql`coalesce(${passed(statutoryAt, closedAt)}, false)`;
const settledEarly = sql`coalesce(${dayIn(closedAt)} < ${dayIn(statutoryAt)}, false)`;
const promiseBroken = sql`coalesce(${passed(promisedAt, closedAt)}, false)`;

/**
 * A limit that had run out is not moved by a clock stop begun afterwards, and one that had not is only ever moved to
 * later than the stop: so the limit stored today says of every past day whether it had passed.
 */
const openOverdue: Condition = ({ until }) => sql`coalesce(${passed(statutoryAt, until)}, false)`;

const waiting: Condition = ({ until }) => sql`exists (
  select from dossiers.published_supplement_request r
  where r.agency_id = d.agency_id and r.dossier_id = d.id and r.asked_at < ${until} and (r.answered_at is null or r.answered_at >= ${until}))`;

/** A paper that became a file before the end; one that is digitised later does not change a period that is over. */
const hasPaper = (which: Statement): Condition => {
  const papers = (until: Statement) => sql`
    select from dossiers.published_required_paper p
    where p.agency_id = d.agency_id and p.dossier_id = d.id and ${which} and p.digitised_at < ${until}`;
  return ({ until }) => sql`exists (${papers(until)})`;
};
const digitised = hasPaper(sql`p.digitisation <> 'none'`);
const reused = hasPaper(sql`p.digitisation in ('reused_paper', 'reused_result')`);

const conditions: Readonly<Record<FigureName, Condition>> = {
  handled: (b) => all(counts(b), sql`(d.closed_at is null or d.closed_at >= ${b.from})`),
  received,
  received_online: (b) => all(received(b), sql`d.channel = 'online'`),
  received_direct: (b) => all(received(b), sql`d.channel <> 'online'`),
  carried_over: (b) =>
    all(counts(b), sql`d.received_at < ${b.from} and (d.closed_at is null or d.closed_at >= ${b.from})`),
  settled,
  settled_early: (b) => all(settled(b), settledEarly),
  settled_on_time: (b) => all(settled(b), sql`not ${settledEarly} and not ${settledOverdue}`),
  settled_overdue: (b) => all(settled(b), settledOverdue),
  promise_kept: (b) => all(settled(b), sql`not ${promiseBroken}`),
  promise_broken: (b) => all(settled(b), promiseBroken),
  same_day: (b) => all(settled(b), sql`${dayIn(receivedAt)} = ${dayIn(closedAt)}`),
  open,
  open_in_time: (b) => all(open(b), sql`not ${openOverdue(b)}`),
  open_overdue: (b) => all(open(b), openOverdue(b)),
  waiting: (b) => all(openAtEnd(b), waiting(b)),
  refused: (b) => all(closedIn(b), sql`d.outcome in ('intake_refused', 'settlement_refused')`),
  withdrawn: (b) => all(closedIn(b), sql`d.outcome = 'withdrawn'`),
  lapsed: (b) => all(closedIn(b), sql`d.outcome = 'lapsed'`),
  digitised: (b) => all(received(b), digitised(b)),
  reused: (b) => all(received(b), reused(b)),
};

/** Everything that any figure of a period can count: two ranges of an index, and what is open. */
export function anyFigureOf({ from, until }: Pick<Bounds, 'from' | 'until'>): Statement {
  return sql`((d.received_at >= ${from} and d.received_at < ${until}) or d.closed_at >= ${from} or d.closed_at is null)`;
}

/** How a dossier stands to its statutory limit, for a line of a list: the settled ones for good, the open ones at `until`. */
export function standingOf({ until }: Pick<Bounds, 'until'>): Statement {
  return sql`case
    when d.received_at is null then null
    when d.closed_at is null then case when ${openOverdue({ until, from: until, leftOut: [] })} then 'open_overdue' else 'open_in_time' end
    when ${settledOverdue} then 'settled_overdue'
    when ${settledEarly} then 'settled_early'
    else 'settled_on_time' end`;
}

/**
 * What the daily figures know of a dossier, as columns: its days, and how it stood when it was closed. Days are enough for
 * every period of whole days: a limit that has passed at the end of a day ran out in the day or before.
 */
export const countedColumns: Statement = sql`d.handling_agency_id as agency_id, d.id as dossier_id, d.field,
  case d.channel when 'online' then 'online' else 'direct' end as channel, ${dayIn(receivedAt)} as received_day,
  ${dayIn(closedAt)} as closed_day, d.outcome, case
    when d.closed_at is null then null
    when ${settledOverdue} then 'settled_overdue'
    when ${settledEarly} then 'settled_early'
    else 'settled_on_time' end as standing,
  ${dayIn(sql`(${statutoryAt} + interval '60 seconds')`)} as overdue_day`;

/** What an officer's figure counts: a condition on `s`, a row of dossiers.published_step, and its dossier `d`. */
export function officerConditionOf(name: OfficerFigureName, bounds: Bounds): Statement {
  return officerConditions[name](bounds);
}

const done: Condition = ({ from, until }) => sql`s.finished_at >= ${from} and s.finished_at < ${until}`;
const onDesk: Condition = (b) =>
  all(sql`s.started_at < ${b.until} and (s.finished_at is null or s.finished_at >= ${b.until})`, openAtEnd(b));

const officerConditions: Readonly<Record<OfficerFigureName, Condition>> = {
  officer_done: done,
  officer_done_overdue: (b) => all(done(b), passed(sql`s.due_at`, sql`s.finished_at`)),
  officer_open: onDesk,
  officer_open_overdue: (b) => all(onDesk(b), passed(sql`s.due_at`, b.until), sql`not ${waiting(b)}`),
};
