import type { Dossier } from '#modules/dossiers';
import type { GivenAnswer } from '#modules/satisfaction';
import { newId } from '#platform/identifiers';
import type { CountingName } from '../reference/indicators/countings.ts';
import { agencies } from './cast.ts';
import type { World } from './world.ts';

/*
 * A second way to every counting, in plain SQL that shares nothing with the conditions: dossiers and feedback by the
 * journal, which knows each as every fact left it; papers, results and the catalogue by their rows.
 */

/** Dossiers of commune A as the facts before $2 left them; $1 is where the period begins. */
const dossiers = `
  with told as (
    select subject_id, at, type, data->'dossier' as d, (data->>'digitised')::int as digitised, (data->>'reused')::int as reused,
      data->>'method' as method
    from platform.event where type like 'dossier.%' and at < $2 and data->'dossier'->>'handlingAgencyId' = '${agencies.a}'),
  dossier as (
    select subject_id as id,
      min(at) filter (where type = 'dossier.received') as received_at,
      min(at) filter (where type in ('dossier.result_issued', 'dossier.settlement_refused', 'dossier.intake_refused', 'dossier.withdrawn', 'dossier.lapsed')) as closed_at,
      bool_or(type = 'dossier.result_issued') as is_settled,
      count(*) filter (where type = 'dossier.supplement_requested') as asked,
      bool_or(d->>'channel' = 'online') as is_online,
      (array_agg(d->>'procedureCode'))[1] as procedure,
      coalesce(max(digitised), 0) + count(*) filter (where type = 'dossier.paper_digitised') as digitised,
      coalesce(max(reused), 0) as reused,
      min((d->>'version')::int) filter (where type = 'dossier.received') as received_version,
      min((d->>'version')::int) filter (where type = 'dossier.result_issued') as issued_version,
      bool_or(type = 'dossier.fee_waived') as is_waived,
      bool_or(type = 'dossier.fee_paid' and method = 'online') as pays_online
    from told group by 1),
  judged as (
    select o.*, not is_waived and exists (
        select from dossiers.fee f where f.dossier_id = o.id and f.entered_at < $2 having sum(f.amount) > 0) as owes,
      received_at < $2 and coalesce(closed_at >= $1, true) as is_handled, received_at >= $1 as is_received,
      (select to_timestamp((t.d->>'statutoryAt')::float8 / 1000) from told t
        where t.subject_id = o.id and t.at <= coalesce(o.closed_at, $2) order by t.at desc, (t.d->>'version')::int desc limit 1) as limit_at
    from dossier o),
  late as (select *, coalesce(extract(epoch from coalesce(closed_at, $2) - limit_at) > 60, false) or asked > 1 as is_late from judged)`;

const electronic = `exists (select from dossiers.result_paper p where p.dossier_id = late.id and p.sealed_at < $2)`;

/** The portal took a version from `version` on, by its answers. */
const took = (version: string, and = 'true') => `exists (select from portal.exchange x
  where x.dossier_id = late.id and x.kind <> 'progress' and x.outcome = 'taken' and x.version >= ${version} and x.at < $2 and ${and})`;

const shared = `exists (select from dossiers.result_paper p
  where p.dossier_id = late.id and ${took('issued_version', 'x.at >= p.sealed_at')})`;

const identified = `exists (select from dossiers.dossier x where x.id = late.id and x.identity_from in ('account', 'card'))`;

const certification = `procedure in ('2.000815', '2.000942')`;
const asFile = `exists (
  select from dossiers.certified_copy c where c.dossier_id = late.id and c.kind = 'electronic' and c.certified_at < $2)`;

const feedback = `
  with told as (
    select subject_id, at, type, data->'feedback' as f, (data->>'satisfied')::boolean as satisfied from platform.event
    where type like 'feedback.%' and at < $2),
  last as (
    select distinct on (subject_id) subject_id, f->>'state' as state, f->>'kind' as kind,
      to_timestamp((f->>'dueAt')::float8 / 1000) as due_at, f->>'handlingAgencyId' = '${agencies.a}' as is_ours
    from told order by subject_id, (f->>'version')::int desc),
  ending as (
    select distinct on (subject_id) subject_id, at as ended_at, to_timestamp((f->>'dueAt')::float8 / 1000) as owed_at
    from told where type in ('feedback.answered', 'feedback.redirected', 'feedback.declined') order by subject_id, at desc),
  judged as (
    select l.*, state in ('answered', 'redirected', 'declined') as is_ended, ended_at, owed_at,
      (select min(at) from told t where t.subject_id = l.subject_id) as received_at,
      exists (select from told t where t.subject_id = l.subject_id and (t.type = 'feedback.reopened' or not t.satisfied)) as is_blamed
    from last l left join ending using (subject_id) where is_ours),
  owed as (
    select *, is_ended and ended_at >= $1 as counts_ended, not is_ended and extract(epoch from $2 - due_at) > 60 as is_overdue,
      extract(epoch from ended_at - owed_at) <= 60 as was_in_time from judged)`;

const services = `
  with own as (
    select v.*, last.day, exists (select from dossiers.dossier d where d.procedure_code = v.code and d.channel = 'online'
        and d.handling_agency_id = '${agencies.a}' and d.received_at < $2) as ever,
      exists (select from dossiers.dossier d where d.procedure_code = v.code and d.channel = 'online'
        and d.handling_agency_id = '${agencies.a}' and d.received_at < $2 and d.received_at >= $1) as now,
      exists (select from dossiers.dossier d where d.procedure_code = v.code and d.identity_from is not null
        and d.handling_agency_id = '${agencies.a}' and d.received_at < $2 and d.received_at >= $1) as identified
    from procedures.version v
    cross join (select (($2::timestamptz - interval '1 millisecond') at time zone 'Asia/Ho_Chi_Minh')::date as day) last
    where agency_group = 'commune' and daterange(valid_from, valid_to) @> day
      and (status = 'listed' or day < (content->'repeal'->>'on')::date)),
  judged as (select *, online_level in ('full', 'partial') or (online_level = 'unknown' and ever) as offered,
      exists (select from jsonb_array_elements(content->'fees') f where (f->>'amount')::numeric > 0)
      or exists (select from jsonb_array_elements(content->'channels') c, jsonb_array_elements(c->'fees') f where (f->>'amount')::numeric > 0)
      or exists (select from dossiers.dossier d join dossiers.fee f on f.dossier_id = d.id
        where d.procedure_code = own.code and d.handling_agency_id = '${agencies.a}' and f.amount > 0 and f.entered_at < $2) as priced,
      name <> '' and agency_group in ('commune', 'police', 'military')
      and jsonb_array_length(content->'channels') > 0 and jsonb_array_length(content->'applicants') > 0
      and jsonb_array_length(content->'requiredPapers') > 0 and not exists (
        select from jsonb_array_elements(content->'requiredPapers') p
        where p->'originals' is null or p->'copies' is null or (p->>'originals')::int + (p->>'copies')::int = 0)
      and coalesce(content->'timeLimit'->>'because', '') <> 'not_stated'
      and not (coalesce(content->'timeLimit'->>'because', '') = 'unreadable' and content->'timeLimit'->>'raw' = '')
      and (coalesce(jsonb_array_length(content->'sequence'), 0) > 0 or code in (
        select e.data->>'code' from platform.event e where e.type = 'procedures.sequence_entered' and e.at < $2
          and e.agency_id in ('${agencies.a}', '${agencies.province}') and (e.data->>'validFrom')::date <= own.day)) as is_full
    from own)`;

/** Decisions of the province by the journal, and each procedure one names. */
const announcements = `
  with told as (
    select subject_id, at, type, data from platform.event
    where agency_id = '${agencies.province}' and type like 'procedures.announcement\\_%' and at < $2),
  standing as (
    select *, posted_at is null and dayname($2) > d->>'postBy' as is_overdue from (
      select min(at) filter (where type = 'procedures.announcement_recorded') as recorded_at,
        min(at) filter (where type = 'procedures.announcement_posted') as posted_at,
        bool_or(type = 'procedures.announcement_withdrawn') as is_gone,
        (array_agg(data order by at desc) filter (where data ? 'procedures'))[1] as d
      from told group by subject_id) as each where not is_gone),
  change as (
    select p->>'code' as code, recorded_at >= $1 as entered, d->>'decidedOn' > d->>'decideBy' as decided_late,
      coalesce(posted_at >= $1, is_overdue) as due, coalesce(dayname(posted_at) > d->>'postBy', true) as posted_late
    from standing cross join jsonb_array_elements(d->'procedures') p)`.replaceAll(
  /dayname\(([^)]+)\)/g,
  `to_char($1::timestamptz at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`,
);
/** Procedures of which some decision counts; one late makes the procedure late. */
const announced = (counts: string, late: string, which = 'true') => `${announcements}
  select count(*)::int as n from (select bool_or(${late}) as late from change where ${counts} group by code) one where ${which}`;

const offers = `coalesce((
  select (array_agg(g.is_offered order by g.valid_from, g.set_at))[count(*)] from payments.gateway_setting g
  where g.agency_id = '${agencies.a}' and g.set_at < $2
    and g.valid_from <= (($2::timestamptz - interval '1 millisecond') at time zone 'Asia/Ho_Chi_Minh')::date), false)`;
const paidCodes = `select p.procedure_code from payments.payment p
  where p.handling_agency_id = '${agencies.a}' and p.state = 'paid' and p.ended_at >= $1 and p.ended_at < $2`;

const of = (rows: string, from: string) => (where: string) =>
  `${rows} select count(*)::int as n from ${from} where ${where}`;
const dossier = of(dossiers, 'late');
const said = of(feedback, 'owed');
const service = of(services, 'judged');
const paper = (
  where: string,
) => `select count(*)::int as n from dossiers.required_paper p join dossiers.dossier d on d.agency_id = p.agency_id and d.id = p.dossier_id
  where d.handling_agency_id = '${agencies.a}' and d.received_at >= $1 and d.received_at < $2 and ${where}`;

/** How many each counting is between two instants, $1 and $2, at commune A; of decisions, at the province above it. */
export const secondWay: Readonly<Record<CountingName, string>> = {
  handled: dossier('is_handled'),
  handled_in_time: dossier('is_handled and not is_late'),
  handled_late: dossier('is_handled and is_late'),
  due_soon: dossier(
    `is_handled and not is_late and closed_at is null and limit_at < $2::timestamptz + interval '3 days'`,
  ),
  announced: announced('entered', 'decided_late'),
  announced_in_time: announced('entered', 'decided_late', 'not late'),
  announced_late: announced('entered', 'decided_late', 'late'),
  posting_due: announced('due', 'posted_late'),
  posted_in_time: announced('due', 'posted_late', 'not late'),
  posted_late: announced('due', 'posted_late', 'late'),
  announcements_to_post: `${announcements} select count(*)::int as n from standing where posted_at is null and not is_overdue`,
  services: service('true'),
  services_posted: service('true'),
  services_full: service('is_full'),
  services_lacking: service('not is_full'),
  services_online: service('offered'),
  services_not_online: service(`online_level = 'none'`),
  services_unclear: service(`online_level = 'unknown' and not offered`),
  services_priced: service('priced'),
  services_payable: service(`priced and ${offers}`),
  services_not_payable: service(`priced and not ${offers}`),
  services_paid_online: service(`priced and code in (${paidCodes})`),
  services_never_paid_online: service(`priced and code not in (${paidCodes})`),
  services_used_online: service('offered and now'),
  services_unused_online: service('offered and not now'),
  received: dossier('is_received'),
  received_online: dossier('is_received and is_online'),
  received_direct: dossier('is_received and not is_online'),
  received_told: dossier(`is_received and ${took('received_version')}`),
  received_untold: dossier(`is_received and not ${took('received_version')}`),
  not_connected: `select case when exists (select from portal.connection where agency_id = '${agencies.a}' and begun_at < $2
    and coalesce(ended_at, 'infinity') >= $2 and $1::timestamptz is not null) then 0 else 1 end as n`,
  settled_shared: dossier(`is_settled and closed_at >= $1 and ${shared}`),
  settled_not_shared: dossier(`is_settled and closed_at >= $1 and not ${shared}`),
  received_with_identity: dossier(`is_received and ${identified}`),
  received_without_identity: dossier(`is_received and not ${identified}`),
  services_with_identity: service('identified'),
  services_without_identity: service('not identified'),
  settled: dossier('is_settled and closed_at >= $1'),
  settled_electronically: dossier(`is_settled and closed_at >= $1 and ${electronic}`),
  settled_on_paper: dossier(`is_settled and closed_at >= $1 and not ${electronic}`),
  certifying: dossier(`is_settled and closed_at >= $1 and ${certification}`),
  certified_electronically: dossier(`is_settled and closed_at >= $1 and ${certification} and ${asFile}`),
  certified_on_paper: dossier(`is_settled and closed_at >= $1 and ${certification} and not ${asFile}`),
  owing: dossier('is_received and owes'),
  paid_online: dossier('is_received and owes and pays_online'),
  paid_otherwise: dossier('is_received and owes and not pays_online'),
  papers: paper('true'),
  papers_digitised: paper('p.digitised_at < $2'),
  papers_not_digitised: paper('(p.digitised_at is null or p.digitised_at >= $2)'),
  digitised: dossier('is_received and digitised > 0'),
  reused: dossier('is_received and reused > 0'),
  not_reused: dossier('is_received and digitised > 0 and reused = 0'),
  feedback_received: said('received_at >= $1'),
  feedback_classified: said('received_at >= $1 and kind is not null'),
  feedback_unclassified: said('received_at >= $1 and kind is null'),
  feedback_due: said('counts_ended or is_overdue'),
  feedback_in_time: said('counts_ended and was_in_time'),
  feedback_late: said('is_overdue or (counts_ended and not was_in_time)'),
  feedback_open: said('not is_ended and not is_overdue'),
  feedback_content: said('counts_ended and was_in_time and not is_blamed'),
  feedback_not_content: said('is_overdue or (counts_ended and (not was_in_time or is_blamed))'),
  feedback_on_settling: said(`kind = 'settlement' and received_at >= $1`),
  dissatisfied: `select count(*)::int as n from satisfaction.answer where overall = 'dissatisfied'
    and handling_agency_id = '${agencies.a}'
    and (month + interval '1 month') at time zone 'Asia/Ho_Chi_Minh' > $1
    and (month + interval '1 month') at time zone 'Asia/Ho_Chi_Minh' <= $2`,
};

/** A signed and sealed result, as the ceremony leaves it; signing itself is tried elsewhere. */
export const sealResult = (w: World, dossierId: string, at: number, fileId = dossierId) =>
  w.rows(
    `insert into dossiers.result_paper (agency_id, dossier_id, file_agency_id, file_id, check_code, seal_page, seal_left, seal_top, seal_height, level, sealed_at)
     values ($1, $2, $1, $5, $4, 1, 1, 1, 1, 'B', $3)`,
    [agencies.a, dossierId, new Date(at), dossierId, fileId],
  );

/** An original certified as a file when its dossier was settled; signing itself is tried elsewhere. */
export async function certifyAsFile(w: World, dossierId: string, at: number): Promise<void> {
  await w.rows(
    `insert into dossiers.certified_copy (agency_id, dossier_id, ordinal, kind, original, pages, copies, amount, basis, entered_by_name,
       issuer_agency_id, number, certified_at, signed_by_name, signed_by_position)
     values ($1, $2, 1, 'electronic', 'Bằng', 1, 1, 0, '', '', $1, 1, $3, '', '')`,
    [agencies.a, dossierId, new Date(at)],
  );
  await w.rows(
    `insert into dossiers.electronic_copy (agency_id, dossier_id, ordinal, scan_agency_id, scan_file_id, chosen_at, chosen_by_name,
       file_agency_id, file_id, check_code, level, signed_at, sealed_at)
     values ($1, $2, 1, $1, $2, $3, '', $1, $2, $4, 'B', $3, $3)`,
    [agencies.a, dossierId, new Date(at), dossierId],
  );
}

/** Whether commune A takes money online from an instant on, as its administrator sets it then. */
export async function setOffer(w: World, isOffered: boolean, at: number): Promise<string> {
  const id = newId();
  await w.rows(
    `insert into payments.gateway_setting (agency_id, id, valid_from, is_offered, gateway, partner_code, locked_keys, told_fields,
       beneficiary_name, beneficiary_account, beneficiary_bank, receipt_form, receipt_series, set_at, set_by, set_by_name)
     values ($1, $2, ($4::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, $3, 'paygov', 'X', '\\x00', '{}', 'X', '1', 'X', '01', 'T', $4, $2, 'Thu')`,
    [agencies.a, id, isOffered, new Date(at)],
  );
  return id;
}

/** A payment that was counted at an instant; how a gateway tells of it is tried elsewhere. */
export const payAtGateway = async (w: World, { id, code, procedureCode }: Dossier, at: number) =>
  w.rows(
    `insert into payments.payment (agency_id, id, dossier_id, handling_agency_id, party_ids, dossier_code, procedure_code, setting_id, attempt,
       order_id, request_code, amount, state, opened_at, expires_at, ended_at, transaction_no)
     values ($1, $2, $3, $1, '{}', $4, $5, $6, 1, $4, 'x', 9000, 'paid', $7, $7, $7, $4)`,
    [agencies.a, newId(), id, code, procedureCode, await setOffer(w, true, at), new Date(at)],
  );

/** What somebody says of commune A at an instant, of which no more is kept than its month. */
export const sayOfCommune = (w: World, overall: GivenAnswer['overall'], at: number) =>
  w.rows(
    `insert into satisfaction.answer (agency_id, id, handling_agency_id, month, procedure_code, procedure_name, overall)
     values ($1, $2, $1, date_trunc('month', $3::timestamptz at time zone 'Asia/Ho_Chi_Minh'), '1.004873', 'Xác nhận', $4)`,
    [agencies.a, newId(), new Date(at), overall],
  );
