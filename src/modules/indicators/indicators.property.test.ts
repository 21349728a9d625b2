import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  approveAnswer,
  directFeedback,
  draftAnswer,
  fileFeedback,
  rateAnswer,
  reopenFeedback,
  takeUpFeedback,
  transferFeedback,
} from '#modules/feedback';
import { findAgencyByCode } from '#modules/organisation';
import { readPeriod } from '#modules/statistics';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { type Counter, counterOf, timeOf } from '#test/counter';
import { certifiedCopies, maritalStatus } from '#test/dossiers';
import { type World, world } from '#test/world';
import { type CountingName, countings } from '../../../reference/indicators/countings.ts';
import { listBehind } from './behind-counting-store.ts';
import { type CountingQuery, queryOf } from './counting-query.ts';
import { countAll } from './counting-store.ts';

/*
 * A second way to every counting, in plain SQL that shares nothing with the conditions: dossiers and feedback by the
 * journal, which knows each as every fact left it; papers, results and the catalogue by their rows.
 */

/** Dossiers of commune A as the facts before $2 left them; $1 is where the period begins. */
const dossiers = `
  with told as (
    select subject_id, at, type, data->'dossier' as d, (data->>'digitised')::int as digitised, (data->>'reused')::int as reused
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
      coalesce(max(reused), 0) as reused
    from told group by 1),
  judged as (
    select o.*, received_at < $2 and coalesce(closed_at >= $1, true) as is_handled, received_at >= $1 as is_received,
      (select to_timestamp((t.d->>'statutoryAt')::float8 / 1000) from told t
        where t.subject_id = o.id and t.at <= coalesce(o.closed_at, $2) order by t.at desc, (t.d->>'version')::int desc limit 1) as limit_at
    from dossier o),
  late as (select *, coalesce(extract(epoch from coalesce(closed_at, $2) - limit_at) > 60, false) or asked > 1 as is_late from judged)`;

const electronic = `exists (select from dossiers.result_paper p where p.dossier_id = late.id and p.sealed_at < $2)`;

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
    select v.*, exists (select from dossiers.dossier d where d.procedure_code = v.code and d.channel = 'online'
        and d.handling_agency_id = '${agencies.a}' and d.received_at < $2) as ever,
      exists (select from dossiers.dossier d where d.procedure_code = v.code and d.channel = 'online'
        and d.handling_agency_id = '${agencies.a}' and d.received_at < $2 and d.received_at >= $1) as now
    from procedures.version v
    where agency_group = 'commune' and status = 'listed'
      and daterange(valid_from, valid_to) @> (($2::timestamptz - interval '1 millisecond') at time zone 'Asia/Ho_Chi_Minh')::date),
  judged as (select *, online_level in ('full', 'partial') or (online_level = 'unknown' and ever) as offered from own)`;

const of = (rows: string, from: string) => (where: string) =>
  `${rows} select count(*)::int as n from ${from} where ${where}`;
const dossier = of(dossiers, 'late');
const said = of(feedback, 'owed');
const service = of(services, 'judged');
const paper = (
  where: string,
) => `select count(*)::int as n from dossiers.required_paper p join dossiers.dossier d on d.id = p.dossier_id
  where d.handling_agency_id = '${agencies.a}' and d.received_at >= $1 and d.received_at < $2 and ${where}`;

const secondWay: Readonly<Record<CountingName, string>> = {
  handled: dossier('is_handled'),
  handled_in_time: dossier('is_handled and not is_late'),
  handled_late: dossier('is_handled and is_late'),
  due_soon: dossier(
    `is_handled and not is_late and closed_at is null and limit_at < $2::timestamptz + interval '3 days'`,
  ),
  services: service('true'),
  services_online: service('offered'),
  services_not_online: service(`online_level = 'none'`),
  services_unclear: service(`online_level = 'unknown' and not offered`),
  services_used_online: service('offered and now'),
  services_unused_online: service('offered and not now'),
  received: dossier('is_received'),
  received_online: dossier('is_received and is_online'),
  received_direct: dossier('is_received and not is_online'),
  settled: dossier('is_settled and closed_at >= $1'),
  settled_electronically: dossier(`is_settled and closed_at >= $1 and ${electronic}`),
  settled_on_paper: dossier(`is_settled and closed_at >= $1 and not ${electronic}`),
  papers: paper('true'),
  papers_digitised: paper('p.digitised_at < $2'),
  papers_not_digitised: paper('(p.digitised_at is null or p.digitised_at >= $2)'),
  digitised: dossier('is_received and digitised > 0'),
  reused: dossier('is_received and reused > 0'),
  not_reused: dossier('is_received and digitised > 0 and reused = 0'),
  feedback_due: said('counts_ended or is_overdue'),
  feedback_in_time: said('counts_ended and was_in_time'),
  feedback_late: said('is_overdue or (counts_ended and not was_in_time)'),
  feedback_open: said('not is_ended and not is_overdue'),
  feedback_content: said('counts_ended and was_in_time and not is_blamed'),
  feedback_not_content: said('is_overdue or (counts_ended and (not was_in_time or is_blamed))'),
  feedback_on_settling: said(`kind = 'settlement' and received_at >= $1`),
  dissatisfied: `select count(*)::int as n from satisfaction.answer where overall = 'dissatisfied'
    and handling_agency_id = '${agencies.a}' and month >= $1::timestamptz at time zone 'Asia/Ho_Chi_Minh'
    and month < $2::timestamptz at time zone 'Asia/Ho_Chi_Minh'`,
};

/** A random life of a dossier: when it is filed, how it goes on, and how long each step takes. */
const life = fc.record({
  procedure: fc.constantFrom(maritalStatus, certifiedCopies),
  channel: fc.constantFrom('online' as const, 'counter' as const),
  filedOn: fc.integer({ min: 0, max: 55 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  paper: fc.constantFrom('none' as const, 'sent' as const, 'reused' as const, 'scanned_later' as const),
  asksFirst: fc.boolean(),
  asks: fc.constantFrom('no', 'no', 'answered', 'unanswered'),
  end: fc.constantFrom('none', 'settle', 'settle', 'sign', 'refuse', 'withdraw'),
  waits: fc.array(fc.integer({ min: 1, max: 4 * 1440 }), { minLength: 8, maxLength: 8 }),
});

/** A random life of feedback: transferred away or not, how it ends, and what its sender says. */
const report = fc.record({
  filedOn: fc.integer({ min: 0, max: 55 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  transfer: fc.constantFrom('no', 'no', 'away'),
  kind: fc.constantFrom('settlement' as const, 'place' as const),
  end: fc.constantFrom('none', 'take_up', 'answer', 'answer', 'complaint', 'declined'),
  after: fc.constantFrom('nothing', 'pleased', 'displeased', 'reopened'),
  waits: fc.array(fc.integer({ min: 1, max: 16 * 1440 }), { minLength: 8, maxLength: 8 }),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;
type Report = typeof report extends fc.Arbitrary<infer T> ? T : never;

const begin = timeOf('2026-01-05 00:00');
const startOf = ({ filedOn, minute }: { filedOn: number; minute: number }) =>
  begin + filedOn * 86_400_000 + minute * 60_000;

/** The times at which one thing after another happens. */
function clockOf(lived: { filedOn: number; minute: number; waits: readonly number[] }) {
  const left = [...lived.waits];
  let at = startOf(lived);
  return { first: at, later: () => (at += (left.shift() ?? 60) * 60_000) };
}

async function live(w: World, counter: Counter, plan: Life): Promise<void> {
  const { first, later } = clockOf(plan);
  let dossier = await counter.file(first, plan);
  if (plan.asksFirst) {
    dossier = await counter.askSupplement(later(), dossier);
    dossier = await counter.completeSupplement(later(), dossier);
  }
  dossier = await counter.receive(later(), dossier);
  if (plan.paper === 'scanned_later' && plan.end !== 'none') dossier = await counter.digitise(later(), dossier);
  if (plan.asks !== 'no') dossier = await counter.askSupplement(later(), dossier);
  if (plan.asks === 'unanswered') return;
  if (plan.asks === 'answered') dossier = await counter.completeSupplement(later(), dossier);
  if (plan.end === 'refuse') await counter.refuse(later(), dossier);
  if (plan.end === 'withdraw') await counter.withdraw(later(), dossier);
  if (plan.end === 'settle' || plan.end === 'sign') {
    const at = later();
    const settled = await counter.settle(at, dossier);
    if (plan.end === 'sign') await sealAt(w, settled.id, at);
  }
}

/** A signed and sealed result, as the ceremony leaves it; signing itself is tried elsewhere. */
const sealAt = (w: World, dossierId: string, at: number) =>
  w.rows(
    `insert into dossiers.result_paper (agency_id, dossier_id, file_agency_id, file_id, check_code, seal_page, seal_left, seal_top, seal_height, level, sealed_at)
     values ($1, $2, $1, $2, $4, 1, 1, 1, 1, 'B', $3)`,
    [agencies.a, dossierId, new Date(at), dossierId],
  );

/** Tells feedback to commune A, which handles it or hands it on. */
async function tell(w: World, plan: Report): Promise<void> {
  const { first, later } = clockOf(plan);
  const setTo = (at: number) => w.at(new Date(at + 25_200_000).toISOString().slice(0, 16).replace('T', ' '));
  const as = <T>(who: CastMember, work: (act: Act) => Promise<T>) => {
    setTo(later());
    return w.act(who, work);
  };
  const asSender = (work: (act: Act) => Promise<unknown>) => {
    setTo(later());
    return w.actAsSystem(agencies.a, work);
  };
  setTo(first);
  const { feedback: key } = await w.actAsSystem(agencies.a, async (act) =>
    fileFeedback(act, (await findAgencyByCode(act.tx, 'H44.127'))!, matter, sender),
  );
  if (plan.transfer === 'away')
    await as(leader, (act) => transferFeedback(act, key, { to: { id: agencies.b }, reason }));
  if (plan.transfer === 'away' || plan.end === 'none') return;
  if (plan.end === 'complaint' || plan.end === 'declined') {
    const towards = plan.end;
    await as(leader, (act) => directFeedback(act, key, { towards, explanation: reason }));
    return;
  }
  await as(leader, (act) => takeUpFeedback(act, key, { kind: plan.kind, officer }));
  if (plan.end === 'take_up') return;
  await as('officer Khánh', (act) => draftAnswer(act, key, 'Đã sửa.'));
  const answered = await as(leader, (act) => approveAnswer(act, key));
  if (plan.after === 'pleased' || plan.after === 'displeased')
    await asSender((act) => rateAnswer(act, key, { satisfied: plan.after === 'pleased', words: null }));
  if (plan.after === 'reopened') {
    setTo(answered.answeredAt! + 86_400_000);
    await w.actAsSystem(agencies.a, (act) => reopenFeedback(act, key, reason));
  }
}

const leader = 'leader Chi';
const reason = 'Không thuộc thẩm quyền';
const officer = { id: staffIdOf('officer Khánh'), fullName: 'Phạm Quốc Khánh' };
const matter = {
  ...({ channel: 'page', portalNumber: null, place: null, dossierCode: null } as const),
  ...{ content: 'Đường hỏng', fileIds: [], mayPost: false },
};
const sender = { personId: null, fullName: 'Nguyễn Văn An', phone: '0912345678', email: null, address: null };

const question = fc.record({
  key: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-Q1', '2026-H1', '2026'),
  /** Minutes after the period's beginning at which somebody looks. */
  looksAfter: fc.integer({ min: 1, max: 120 * 1440 }),
});

/** What a period gives when somebody looks at it, or after its end. */
function asked({ key, looksAfter }: { key: string; looksAfter: number }): CountingQuery {
  const period = readPeriod(key)!;
  return queryOf(
    { period, rule: { beginsOnDay: 1 } },
    [agencies.a],
    Math.min(period.to, period.from + looksAfter * 60_000),
  );
}

const names = Object.keys(countings) as CountingName[];

test('every counting is what journal and rows tell, opens as many rows, and its parts add up, whatever happened', async () => {
  const seen = new Set<CountingName>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 2, maxLength: 3 }),
      fc.array(report, { minLength: 2, maxLength: 3 }),
      fc.array(question, { minLength: 2, maxLength: 2 }),
      fc.integer({ min: 0, max: names.length - 1 }),
      (lives, reports, questions, opened) =>
        world(async (w) => {
          const counter = await counterOf(w);
          for (const each of lives) await live(w, counter, each);
          for (const each of reports) await tell(w, each);
          await w.rows(dissatisfiedIn, [agencies.a, newId(), `2026-0${1 + (opened % 3)}-01`]);
          for (const query of questions.map(asked)) {
            const counts = (await w.read(leader, (db) => countAll(db, query))).get(agencies.a)!;
            const span = [new Date(query.from), new Date(query.until)];
            for (const name of names) {
              const [told] = await w.rows<{ n: number }>(secondWay[name], span);
              expect([name, counts[name], query]).toEqual([name, told!.n, query]);
              if (counts[name] > 0) seen.add(name);
            }
            for (const [whole, ...parts] of identities)
              expect([whole, counts[whole]]).toEqual([whole, parts.reduce((sum, part) => sum + counts[part], 0)]);
            const name = names[opened]!;
            const rows = await w.read(leader, (db) => listBehind(db, name, query, { limit: 1000 }));
            expect([name, rows.length]).toEqual([name, counts[name]]);
          }
        }),
    ),
    { numRuns: 24, seed: 20261127, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual(names.toSorted());
}, 180_000);

const dissatisfiedIn = `
  insert into satisfaction.answer (agency_id, id, handling_agency_id, month, procedure_code, procedure_name, overall)
  values ($1, $2, $1, $3, '1.004873', 'Xác nhận', 'dissatisfied')`;

/** What a whole must be the sum of. */
const identities: readonly (readonly [CountingName, ...CountingName[]])[] = [
  ['handled', 'handled_in_time', 'handled_late'],
  ['services', 'services_online', 'services_not_online', 'services_unclear'],
  ['services_online', 'services_used_online', 'services_unused_online'],
  ['received', 'received_online', 'received_direct'],
  ['settled', 'settled_electronically', 'settled_on_paper'],
  ['papers', 'papers_digitised', 'papers_not_digitised'],
  ['digitised', 'reused', 'not_reused'],
  ['feedback_due', 'feedback_in_time', 'feedback_late'],
  ['feedback_due', 'feedback_content', 'feedback_not_content'],
];
