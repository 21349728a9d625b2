import { certifiedCopyRuleOn } from '#modules/dossiers';
import { join, type Statement, sql } from '#platform/sql';
import { type CountingName, countings, type Subject } from '../../../reference/indicators/countings.ts';

/** Between which instants is counted, as SQL, and by which numbers of the set. */
export interface Bounds {
  readonly agencyIds: readonly string[];
  readonly from: Statement;
  /** The end of the period, or the moment from which one looks back. */
  readonly until: Statement;
  /** The last day that belongs to what is counted: by it the catalogue is read. */
  readonly day: string;
  /** The months that were over by then, as `satisfaction` gives them: answers of people keep no more than their month. */
  readonly months: { readonly from: string; readonly to: string };
  readonly supplementsInTime: number;
  readonly soonDays: number;
}

type Condition = (bounds: Bounds) => Statement;

const all = (...parts: Statement[]): Statement => sql`(${join(parts, ' and ')})`;
const isNot = (condition: Statement): Statement => sql`not ${condition}`;

/** The minute in which a limit ends still belongs to it, as in all statistics. */
const passed = (limit: Statement, at: Statement): Statement =>
  sql`coalesce(${at} > ${limit} + interval '60 seconds', false)`;

// Dossiers: `d` is a row of dossiers.published_dossier.

const closedAt = sql`d.closed_at`;
const statutoryAt = sql`d.statutory_at`;

/** Received in the period, or before and then still open. */
const handled: Condition = ({ from, until }) =>
  all(sql`d.received_at < ${until}`, sql`(d.closed_at is null or d.closed_at >= ${from})`);
const received: Condition = ({ from, until }) => sql`(d.received_at >= ${from} and d.received_at < ${until})`;
const openAtEnd: Condition = ({ until }) => sql`(d.closed_at is null or d.closed_at >= ${until})`;

/**
 * By the limit stored today: a clock stop never moves a limit that had run out, and moves any other only to later than
 * itself, so it tells of every past day whether it had passed.
 */
const isLate: Condition = ({ until, supplementsInTime }) => sql`(
  ${passed(statutoryAt, sql`least(${closedAt}, ${until})`)} or (
    select count(*) from dossiers.published_supplement_request r
    where r.agency_id = d.agency_id and r.dossier_id = d.id and r.asked_at < least(${closedAt}, ${until})) > ${supplementsInTime}::int)`;

const settled: Condition = ({ from, until }) =>
  sql`(d.outcome = 'settled' and d.closed_at >= ${from} and d.closed_at < ${until})`;
const hasElectronicResult: Condition = ({ until }) => sql`exists (
  select from dossiers.published_result r where r.agency_id = d.agency_id and r.dossier_id = d.id and r.electronic_at < ${until})`;

const requestThat = (what: Statement): Statement => sql`
  from dossiers.published_supplement_request r where r.agency_id = d.agency_id and r.dossier_id = d.id and r.stage = 'settlement' and ${what}`;

/** Of the procedures by which copies are certified against originals, as the rule of the last day has them. */
const certifying: Condition = (b) =>
  all(settled(b), sql`d.procedure_code = any (${certifiedCopyRuleOn(b.day).procedures}::text[])`);
const isCertifiedAsFile: Condition = ({ until }) => sql`exists (
  select from dossiers.published_electronic_copy c where c.agency_id = d.agency_id and c.dossier_id = d.id and c.certified_at < ${until})`;

/** The limit as it stood at the end: none while the clock stopped, and before a later stop as that one found it. */
const limitAtEnd: Condition = ({ until }) => sql`case
  when exists (select ${requestThat(sql`r.asked_at < ${until} and (r.answered_at is null or r.answered_at >= ${until})`)}) then null
  else coalesce((select r.statutory_before ${requestThat(sql`r.asked_at >= ${until}`)} order by r.asked_at limit 1), d.statutory_at) end`;
const dueSoon: Condition = (b) => {
  const days = sql`make_interval(days => ${b.soonDays}::int)`;
  return all(handled(b), openAtEnd(b), isNot(isLate(b)), sql`coalesce(${limitAtEnd(b)} < ${b.until} + ${days}, false)`);
};
const hasPaper = (which: Statement, { until }: Bounds): Statement => sql`exists (
  select from dossiers.published_required_paper p
  where p.agency_id = d.agency_id and p.dossier_id = d.id and ${which} and p.digitised_at < ${until})`;
const digitised: Condition = (b) => all(received(b), hasPaper(sql`p.digitisation <> 'none'`, b));
const reuses = (b: Bounds) => hasPaper(sql`p.digitisation in ('reused_paper', 'reused_result')`, b);
/** Dossiers of 0 đồng, and those let off all they owed, have nothing to pay. */
const owing: Condition = (b) =>
  all(
    received(b),
    sql`exists (
      select from dossiers.published_fee m
      where m.agency_id = d.agency_id and m.dossier_id = d.id and m.amount > 0
        and coalesce(m.entered_at, d.received_at) < ${b.until} and (m.waived_at is null or m.waived_at >= ${b.until}))`,
  );
const isPaidOnline: Condition = ({ until }) => sql`exists (
  select from dossiers.published_fee m
  where m.agency_id = d.agency_id and m.dossier_id = d.id and m.method = 'online' and m.paid_at < ${until})`;
const isOnline = sql`d.channel = 'online'`;

/** The portal took it as received; that it was told of it before does not count. */
const isTold: Condition = ({ until }) => sql`exists (
  select from portal.published_told_dossier t
  where t.agency_id = d.agency_id and t.dossier_id = d.id and t.received_taken_at < ${until})`;
const isShared: Condition = ({ until }) => sql`exists (
  select from portal.published_told_dossier t
  where t.agency_id = d.agency_id and t.dossier_id = d.id and t.result_taken_at < ${until})`;
const hasIdentity = sql`(d.identity_from is not null)`;

// Papers: `p` is a row of dossiers.published_required_paper, and `d` its dossier.

const isDigitised: Condition = ({ until }) => sql`coalesce(p.digitised_at < ${until}, false)`;

// Services: `v` is a procedure that a commune receives on the last day.

/**
 * Whether the agency has a dossier `d` of the service. Asked for all services at once: neither does each go through the
 * dossiers again, nor can a distributed database ask for each.
 */
const hasDossier = (
  { agencyIds }: Bounds,
  what: Statement,
  joined = sql``,
): Statement => sql`((v.agency_id, v.code) in (
  select d.handling_agency_id, d.procedure_code from dossiers.published_dossier d ${joined}
  where d.handling_agency_id = any (${agencyIds}::uuid[]) and ${what}))`;

/** The catalogue says so, or is silent and a dossier came that way all the same. */
const isOffered: Condition = (b) =>
  sql`(v.online_level in ('full', 'partial') or (v.online_level = 'unknown' and ${hasDossier(b, sql`${isOnline} and d.received_at < ${b.until}`)}))`;
const isUnclear: Condition = (b) => all(sql`v.online_level = 'unknown'`, isNot(isOffered(b)));
const isUsedOnline: Condition = (b) => hasDossier(b, sql`${isOnline} and ${received(b)}`);

const hasDossierWithIdentity: Condition = (b) => hasDossier(b, sql`${hasIdentity} and ${received(b)}`);

/** The catalogue states a fee, or is silent and a dossier came that owed one all the same [U]. */
const isPriced: Condition = (b) => sql`(
  v.version_id in (select c.version_id from procedures.published_price c where c.is_priced)
  or ${hasDossier(
    b,
    sql`coalesce(m.entered_at, d.received_at) < ${b.until}`,
    sql`join dossiers.published_fee m on m.agency_id = d.agency_id and m.dossier_id = d.id and m.amount > 0`,
  )})`;
/** By what the agency had set until then for the last day. */
const isPayable: Condition = ({ until, day }) => sql`(v.agency_id in (
  select o.agency_id from (
    select distinct on (agency_id) agency_id, is_offered from payments.published_offer
    where valid_from <= ${day} and set_at < ${until} order by agency_id, valid_from desc, set_at desc) o
  where o.is_offered))`;
const isPaidOnlineHere: Condition = ({ agencyIds, from, until }) => sql`((v.agency_id, v.code) in (
  select y.handling_agency_id, y.procedure_code from payments.published_payment y
  where y.handling_agency_id = any (${agencyIds}::uuid[]) and y.paid_at >= ${from} and y.paid_at < ${until}))`;

/** The agency, or one above it, entered the sequence that the catalogue lacks; known before the end. */
const isSequenceEntered: Condition = ({ agencyIds, until, day }) => sql`((v.agency_id, v.code) in (
  select a.id, q.procedure_code from organisation.published_agency a
  join procedures.published_entered_sequence q on q.agency_id = any (a.ancestor_ids)
  where a.id = any (${agencyIds}::uuid[]) and q.valid_from <= ${day} and q.entered_at < ${until}))`;
/** Which of the parts a procedure must be posted with it is posted without. */
export const lackingParts: Condition = (b) =>
  sql`(case when ${isSequenceEntered(b)} then array_remove(v.lacks, 'sequence') else v.lacks end)`;
const isFull: Condition = (b) => sql`(${lackingParts(b)} = '{}')`;

// Decisions that announce procedures: `n` is one as its last edition before the end has it.

const isOverdueToPost: Condition = ({ until }) =>
  sql`(n.posted_at is null and ${until} >= (n.post_by + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
const isToPost: Condition = (b) => all(sql`n.posted_at is null`, isNot(isOverdueToPost(b)));

// Procedures so announced: `m` is one with what is so of any decision about it, so that one late change makes it late.

const isAnnounced = sql`m.is_announced`;
const isPostingDue = sql`m.is_posting_due`;

// Agencies: `a` is a row of organisation.published_agency.

const isConnected: Condition = ({ until }) => sql`(a.id in (
  select c.agency_id from portal.published_connection c
  where c.begun_at < ${until} and (c.ended_at is null or c.ended_at >= ${until})))`;

// Feedback: `f` is feedback as its last fact before the end left it, `e` its last ending before it.

const isEnded = sql`f.state in ('answered', 'redirected', 'declined')`;
const endedIn: Condition = ({ from }) => all(isEnded, sql`e.at >= ${from}`);
const isOverdue: Condition = ({ until }) => all(isNot(isEnded), passed(sql`f.due_at`, until));
const feedbackDue: Condition = (b) => sql`(${endedIn(b)} or ${isOverdue(b)})`;
/** Classified is feedback whose kind was said when it was taken up. */
const feedbackReceived: Condition = ({ from }) => sql`(f.received_at >= ${from})`;
const isClassified = sql`(f.kind is not null)`;
const endedInTime: Condition = (b) => all(endedIn(b), isNot(passed(sql`e.due_at`, sql`e.at`)));
/** In time, not asked about again, and not found wanting by its sender. */
const isContent: Condition = (b) => all(endedInTime(b), sql`not f.disliked`, sql`not f.reopened`);

const conditions: Readonly<Record<CountingName, Condition>> = {
  handled,
  handled_in_time: (b) => all(handled(b), isNot(isLate(b))),
  handled_late: (b) => all(handled(b), isLate(b)),
  due_soon: dueSoon,
  announced: () => isAnnounced,
  announced_in_time: () => all(isAnnounced, sql`not m.is_decided_late`),
  announced_late: () => all(isAnnounced, sql`m.is_decided_late`),
  posting_due: () => isPostingDue,
  posted_in_time: () => all(isPostingDue, sql`not m.is_posted_late`),
  posted_late: () => all(isPostingDue, sql`m.is_posted_late`),
  announcements_to_post: isToPost,
  services: () => sql`true`,
  services_posted: () => sql`true`,
  services_full: isFull,
  services_lacking: (b) => isNot(isFull(b)),
  services_online: isOffered,
  services_not_online: (b) => all(isNot(isOffered(b)), isNot(isUnclear(b))),
  services_unclear: isUnclear,
  services_used_online: (b) => all(isOffered(b), isUsedOnline(b)),
  services_unused_online: (b) => all(isOffered(b), isNot(isUsedOnline(b))),
  services_priced: isPriced,
  services_payable: (b) => all(isPriced(b), isPayable(b)),
  services_not_payable: (b) => all(isPriced(b), isNot(isPayable(b))),
  services_paid_online: (b) => all(isPriced(b), isPaidOnlineHere(b)),
  services_never_paid_online: (b) => all(isPriced(b), isNot(isPaidOnlineHere(b))),
  received,
  received_online: (b) => all(received(b), isOnline),
  received_direct: (b) => all(received(b), isNot(sql`(${isOnline})`)),
  received_told: (b) => all(received(b), isTold(b)),
  received_untold: (b) => all(received(b), isNot(isTold(b))),
  not_connected: (b) => isNot(isConnected(b)),
  settled,
  settled_electronically: (b) => all(settled(b), hasElectronicResult(b)),
  settled_on_paper: (b) => all(settled(b), isNot(hasElectronicResult(b))),
  settled_shared: (b) => all(settled(b), isShared(b)),
  settled_not_shared: (b) => all(settled(b), isNot(isShared(b))),
  received_with_identity: (b) => all(received(b), hasIdentity),
  received_without_identity: (b) => all(received(b), isNot(hasIdentity)),
  services_with_identity: hasDossierWithIdentity,
  services_without_identity: (b) => isNot(hasDossierWithIdentity(b)),
  certifying,
  certified_electronically: (b) => all(certifying(b), isCertifiedAsFile(b)),
  certified_on_paper: (b) => all(certifying(b), isNot(isCertifiedAsFile(b))),
  owing,
  paid_online: (b) => all(owing(b), isPaidOnline(b)),
  paid_otherwise: (b) => all(owing(b), isNot(isPaidOnline(b))),
  papers: () => sql`true`,
  papers_digitised: isDigitised,
  papers_not_digitised: (b) => isNot(isDigitised(b)),
  digitised,
  reused: (b) => all(received(b), reuses(b)),
  not_reused: (b) => all(digitised(b), isNot(reuses(b))),
  feedback_received: feedbackReceived,
  feedback_classified: (b) => all(feedbackReceived(b), isClassified),
  feedback_unclassified: (b) => all(feedbackReceived(b), isNot(isClassified)),
  feedback_due: feedbackDue,
  feedback_in_time: endedInTime,
  feedback_late: (b) => all(feedbackDue(b), isNot(endedInTime(b))),
  feedback_open: (b) => all(isNot(isEnded), isNot(isOverdue(b))),
  feedback_content: isContent,
  feedback_not_content: (b) => all(feedbackDue(b), isNot(isContent(b))),
  feedback_on_settling: (b) => all(sql`f.kind = 'settlement'`, feedbackReceived(b)),
  dissatisfied: () => sql`s.overall = 'dissatisfied'`,
};

/** What a counting counts: a condition on a row of its subject. The only place that says so; figures and lists ask here. */
export const conditionOf = (name: CountingName, bounds: Bounds): Statement => conditions[name](bounds);

/** Of which agency a row of a subject is, where the rows are, and by what they are listed. */
export interface Rows {
  readonly agency: Statement;
  readonly from: Condition;
  readonly where: Condition;
  readonly id: Statement;
  /** The place among several of one id. */
  readonly place: Statement;
  readonly at: Statement;
}

const touched: Condition = (b) => sql`d.handling_agency_id = any (${b.agencyIds}::uuid[])
  and ((d.received_at >= ${b.from} and d.received_at < ${b.until}) or d.closed_at >= ${b.from} or d.closed_at is null)`;

/** Where the rows of each subject are found. */
export const rowsOf: Readonly<Record<Subject, Rows>> = {
  dossier: {
    agency: sql`d.handling_agency_id`,
    from: () => sql`dossiers.published_dossier d`,
    where: touched,
    id: sql`d.id`,
    place: sql`0::int`,
    at: sql`d.submitted_at`,
  },
  paper: {
    agency: sql`d.handling_agency_id`,
    from: () => sql`dossiers.published_dossier d
      join dossiers.published_required_paper p on p.agency_id = d.agency_id and p.dossier_id = d.id`,
    where: (b) => all(sql`d.handling_agency_id = any (${b.agencyIds}::uuid[])`, received(b)),
    id: sql`d.id`,
    place: sql`p.ordinal`,
    at: sql`d.submitted_at`,
  },
  service: {
    agency: sql`v.agency_id`,
    from: ({ agencyIds, day }) => sql`procedures.published_services(${agencyIds}::uuid[], ${day}) v`,
    where: () => sql`v.is_received`,
    id: sql`v.version_id`,
    place: sql`0::int`,
    at: sql`v.valid_from::timestamp at time zone 'Asia/Ho_Chi_Minh'`,
  },
  agency: {
    agency: sql`a.id`,
    from: () => sql`organisation.published_agency a`,
    where: ({ agencyIds }) => sql`a.id = any (${agencyIds}::uuid[])`,
    id: sql`a.id`,
    place: sql`0::int`,
    at: sql`a.valid_from::timestamp at time zone 'Asia/Ho_Chi_Minh'`,
  },
  feedback: {
    agency: sql`f.handling_agency_id`,
    from: (b) => sql`(${lastFacts(b)}) f left join lateral (${lastEnding(b)}) e on true`,
    where: ({ agencyIds }) => sql`f.handling_agency_id = any (${agencyIds}::uuid[])`,
    id: sql`f.feedback_id`,
    place: sql`0::int`,
    at: sql`f.received_at`,
  },
  announcement: {
    agency: sql`n.agency_id`,
    from: (b) => sql`(${announcementsAt(b)}) n`,
    where: () => sql`true`,
    id: sql`n.id`,
    place: sql`0::int`,
    at: sql`n.recorded_at`,
  },
  announced: {
    agency: sql`m.agency_id`,
    from: (b) => sql`(${announcedAt(b)}) m`,
    where: () => sql`true`,
    id: sql`md5(m.code)::uuid`,
    place: sql`0::int`,
    at: sql`m.recorded_at`,
  },
  answer: {
    agency: sql`s.handling_agency_id`,
    from: () => sql`satisfaction.published_answer s`,
    where: ({ agencyIds, months }) => sql`s.handling_agency_id = any (${agencyIds}::uuid[])
      and s.month >= ${months.from} and s.month < ${months.to}`,
    id: sql`s.id`,
    place: sql`0::int`,
    at: sql`s.month::timestamp at time zone 'Asia/Ho_Chi_Minh'`,
  },
};

/** Decisions that were in the register at the end and not withdrawn by then, each as it was written last. */
const announcementsAt: Condition = ({ agencyIds, until }) => sql`
  select distinct on (e.agency_id, e.id) e.agency_id, e.id, e.ordinal, e.recorded_at, e.number, e.decided_on, e.effective_on, e.decide_by,
    e.post_by, case when e.posted_at < ${until} then e.posted_at end as posted_at
  from procedures.published_announcement_edition e
  where e.agency_id = any (${agencyIds}::uuid[]) and e.entered_at < ${until} and coalesce(e.withdrawn_at >= ${until}, true)
  order by e.agency_id, e.id, e.ordinal desc`;

/**
 * A decision counts as made in the period in which it was entered, so that none is lost and no past period changes; and as to be
 * posted in the one in which it was posted, or overdue at whose end it was.
 */
const announcedAt: Condition = (b) => {
  const entered = sql`n.recorded_at >= ${b.from}`;
  const due = sql`(coalesce(n.posted_at >= ${b.from}, false) or ${isOverdueToPost(b)})`;
  const late = sql`(n.posted_at is null or (n.posted_at at time zone 'Asia/Ho_Chi_Minh')::date > n.post_by)`;
  return sql`
    select n.agency_id, p.procedure_code as code, (array_agg(p.procedure_name order by n.decided_on desc))[1] as name,
      min(n.recorded_at) as recorded_at, string_agg(n.number, ', ' order by n.decided_on, n.number) as numbers,
      bool_or(${entered}) as is_announced, bool_or(${entered} and n.decided_on > n.decide_by) as is_decided_late,
      bool_or(${due}) as is_posting_due, bool_or(${due} and ${late}) as is_posted_late
    from (${announcementsAt(b)}) n
    join procedures.published_announced_procedure p
      on p.agency_id = n.agency_id and p.announcement_id = n.id and p.ordinal = n.ordinal
    group by n.agency_id, p.procedure_code`;
};

const lastFacts: Condition = ({ agencyIds, until }) => sql`
  select distinct on (c.agency_id, c.feedback_id) c.agency_id, c.feedback_id, c.code, c.state, c.kind, c.handling_agency_id, c.due_at,
    min(c.at) over whole as received_at,
    coalesce(bool_or(not c.satisfied) over whole, false) as disliked,
    bool_or(c.fact = 'reopened') over whole as reopened
  from indicators.feedback_course c
  where c.at < ${until} and exists (
    select from indicators.feedback_course h
    where h.agency_id = c.agency_id and h.feedback_id = c.feedback_id and h.handling_agency_id = any (${agencyIds}::uuid[]))
  window whole as (partition by c.agency_id, c.feedback_id)
  order by c.agency_id, c.feedback_id, c.version desc`;

const lastEnding: Condition = ({ until }) => sql`
  select x.at, x.due_at from indicators.feedback_course x
  where x.agency_id = f.agency_id and x.feedback_id = f.feedback_id and x.at < ${until}
    and x.fact in ('answered', 'redirected', 'declined')
  order by x.version desc limit 1`;

/** The countings of a subject. */
export const countingsOf = (subject: Subject): CountingName[] =>
  (Object.keys(countings) as CountingName[]).filter((name) => countings[name].subject === subject);
