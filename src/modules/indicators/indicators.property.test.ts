import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dossier } from '#modules/dossiers';
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
import {
  type AnnouncementText,
  correctAnnouncement,
  enterSequence,
  postAnnouncement,
  recordAnnouncement,
  withdrawAnnouncement,
} from '#modules/procedures';
import { readPeriod } from '#modules/statistics';
import { dayOf } from '#platform/clock';
import type { Act } from '#platform/journal';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { citusUrl } from '#test/citus';
import { type Counter, counterOf, timeOf } from '#test/counter';
import { certifiedCopies, maritalStatus } from '#test/dossiers';
import { secondAverages } from '#test/second-average';
import { certifyAsFile, payAtGateway, sayOfCommune, sealResult, secondWay, setOffer } from '#test/second-way';
import { connectTo, startPortal, tellOf } from '#test/tell-portal';
import { type World, world } from '#test/world';
import { type CountingName, countings } from '../../../reference/indicators/countings.ts';
import type { NationalPortalSimulator } from '../../../simulators/national-portal/start-national-portal-simulator.ts';
import { listAverageTimes } from './average-time-store.ts';
import { listBehind } from './behind-counting-store.ts';
import { type CountingQuery, queryOf } from './counting-query.ts';
import { countAll } from './counting-store.ts';
import { indicatorsInvariants } from './invariants.ts';
import type { Counts } from './score.ts';

let portal: NationalPortalSimulator;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

/** A random life of a dossier: when it is filed, how it goes on, and how long each step takes. */
const life = fc.record({
  procedure: fc.constantFrom(maritalStatus, certifiedCopies),
  channel: fc.constantFrom('online' as const, 'counter' as const),
  filedOn: fc.integer({ min: 0, max: 55 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  paper: fc.constantFrom('none' as const, 'sent' as const, 'reused' as const, 'scanned_later' as const),
  identityFrom: fc.constantFrom('account' as const, 'card' as const, undefined),
  /** When the portal is told of it: as it goes, once it is over, or never. */
  told: fc.constantFrom('as_it_goes', 'at_the_end', 'never'),
  asksFirst: fc.boolean(),
  asks: fc.constantFrom('no', 'answered', 'answered', 'unanswered'),
  money: fc.constantFrom('none', 'free', 'owes', 'waived', 'online', 'online'),
  end: fc.constantFrom('none', 'settle', 'settle', 'sign', 'refuse', 'withdraw'),
  waits: fc.array(fc.integer({ min: 1, max: 4 * 1440 }), { minLength: 9, maxLength: 9 }),
});

/** A day on which the commune begins or ceases to take money online. */
const offer = fc.record({
  filedOn: fc.integer({ min: 0, max: 70 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  isOffered: fc.boolean(),
});

/** A sequence of steps that province or commune enters from its decision. */
const sequence = fc.record({
  filedOn: fc.integer({ min: 0, max: 70 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  code: fc.constantFrom(maritalStatus, certifiedCopies),
  who: fc.constantFrom('supervisor Tuấn' as const, 'administrator Thu' as const),
  validFrom: fc.constantFrom('2026-01-10', '2026-02-15', '2026-03-20'),
});

/** A decision of the province: in time or not, and what becomes of it in the register. */
const decision = fc.record({
  filedOn: fc.integer({ min: 0, max: 60 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  /** Calendar days between the day it was made, its entry, and the day it takes effect. */
  madeBefore: fc.integer({ min: 0, max: 6 }),
  effectiveAfter: fc.integer({ min: 0, max: 14 }),
  codes: fc.subarray([maritalStatus, certifiedCopies], { minLength: 1 }),
  after: fc.constantFrom('post', 'post', 'leave', 'withdraw', 'correct', 'post_and_correct'),
  waits: fc.array(fc.integer({ min: 1, max: 9 * 1440 }), { minLength: 3, maxLength: 3 }),
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

/** What somebody says of the settling of their dossier, once they have the result. */
const answer = fc.record({
  filedOn: fc.integer({ min: 0, max: 85 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  overall: fc.constantFrom('dissatisfied' as const, 'dissatisfied' as const, 'satisfied' as const),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;
type Decision = typeof decision extends fc.Arbitrary<infer T> ? T : never;
type Report = typeof report extends fc.Arbitrary<infer T> ? T : never;

const begin = timeOf('2026-01-05 00:00');
const startOf = ({ filedOn, minute }: { filedOn: number; minute: number }) =>
  begin + filedOn * 86_400_000 + minute * 60_000;

/** What it owes in đồng; undefined where nobody entered a fee. */
function amountOf({ money }: Life): number | undefined {
  if (money === 'none') return undefined;
  return money === 'free' ? 0 : 9_000;
}

/** The times at which one thing after another happens. */
function clockOf(lived: { filedOn: number; minute: number; waits: readonly number[] }) {
  const left = [...lived.waits];
  let at = startOf(lived);
  return { first: at, later: () => (at += (left.shift() ?? 60) * 60_000) };
}

const setTo = (w: World, at: number) => w.at(new Date(at + 25_200_000).toISOString().slice(0, 16).replace('T', ' '));

/** Lets a dossier live, and the portal be told of it once commune A is connected. */
async function live(w: World, counter: Counter, plan: Life, connectedAt: number): Promise<void> {
  const { first, later } = clockOf(plan);
  let at = first;
  let dossier = await counter.file(at, plan);
  const tell = async (): Promise<void> => {
    if (at < connectedAt) return;
    setTo(w, at + 60_000);
    await tellOf(w, dossier);
  };
  const go = async (becomes: (at: number, dossier: Dossier) => Promise<Dossier>): Promise<void> => {
    at = later();
    dossier = await becomes(at, dossier);
    if (plan.told === 'as_it_goes') await tell();
  };
  if (plan.asksFirst) {
    await go(counter.askSupplement);
    await go(counter.completeSupplement);
  }
  await go((at, dossier) => counter.receive(at, dossier, amountOf(plan)));
  if (plan.money === 'waived') await go(counter.waive);
  if (plan.money === 'online')
    await go(async (at, dossier) => {
      const paid = await counter.payOnline(at, dossier);
      await payAtGateway(w, paid, at);
      return paid;
    });
  if (plan.paper === 'scanned_later' && plan.end !== 'none') await go(counter.digitise);
  if (plan.asks !== 'no') await go(counter.askSupplement);
  if (plan.asks === 'answered') await go(counter.completeSupplement);
  if (plan.asks !== 'unanswered') await end(w, counter, plan, go);
  if (plan.told === 'at_the_end') await tell();
}

async function end(
  w: World,
  counter: Counter,
  plan: Life,
  go: (becomes: (at: number, dossier: Dossier) => Promise<Dossier>) => Promise<void>,
): Promise<void> {
  if (plan.end === 'refuse') await go(counter.refuse);
  if (plan.end === 'withdraw') await go(counter.withdraw);
  if (plan.end !== 'settle' && plan.end !== 'sign') return;
  await go(async (at, dossier) => {
    const settled = await counter.settle(at, dossier);
    if (plan.end === 'sign') await sealResult(w, settled.id, at);
    if (plan.end === 'sign' && plan.procedure === certifiedCopies) await certifyAsFile(w, settled.id, at);
    return settled;
  });
}

/** Enters a decision of the province, and does with it what is planned. */
async function decide(w: World, plan: Decision, number: string): Promise<void> {
  const { first, later } = clockOf(plan);
  const madeOn = first - plan.madeBefore * 86_400_000;
  const textMade = (decidedOn: string): AnnouncementText => ({
    ...{ number, decidedOn, effectiveOn: dayOf(madeOn + plan.effectiveAfter * 86_400_000), legalBasis: 'NQ 12' },
    procedures: plan.codes.map((code) => ({ code, name: 'Thủ tục', becomes: 'amended' })),
  });
  const key = { agencyId: agencies.province, id: '' };
  const as = <T>(at: number, work: (act: Act) => Promise<T>) => {
    setTo(w, at);
    return w.act('supervisor Tuấn', work);
  };
  const id = await as(first, (act) => recordAnnouncement(act, key.agencyId, textMade(dayOf(madeOn))));
  const ref = { ...key, id };
  const earlier = textMade(dayOf(madeOn - 4 * 86_400_000));
  if (plan.after === 'withdraw') await as(later(), (act) => withdrawAnnouncement(act, ref, 'Ghi nhầm'));
  if (plan.after === 'correct') await as(later(), (act) => correctAnnouncement(act, ref, earlier, null));
  if (plan.after.startsWith('post')) await as(later(), (act) => postAnnouncement(act, ref));
  if (plan.after === 'post_and_correct')
    await as(later(), (act) => correctAnnouncement(act, ref, earlier, 'Ghi nhầm ngày'));
}

/** Tells feedback to commune A, which handles it or hands it on. */
async function tell(w: World, plan: Report): Promise<void> {
  const { first, later } = clockOf(plan);
  const as = <T>(who: CastMember, work: (act: Act) => Promise<T>) => {
    setTo(w, later());
    return w.act(who, work);
  };
  const asSender = (work: (act: Act) => Promise<unknown>) => {
    setTo(w, later());
    return w.actAsSystem(agencies.a, work);
  };
  setTo(w, first);
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
  await as('officer Khánh', (act) => draftAnswer(act, key, { content: 'Đã sửa.', finding: null }));
  const answered = await as(leader, (act) => approveAnswer(act, key));
  if (plan.after === 'pleased' || plan.after === 'displeased')
    await asSender((act) => rateAnswer(act, key, { satisfied: plan.after === 'pleased', words: null }));
  if (plan.after === 'reopened') {
    setTo(w, answered.answeredAt! + 86_400_000);
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
  beginsOnDay: fc.constantFrom(1, 1, 15),
});

/** What a period gives when somebody looks at it, or after its end. */
function asked({
  key,
  looksAfter,
  beginsOnDay,
}: {
  key: string;
  looksAfter: number;
  beginsOnDay: number;
}): CountingQuery {
  const period = readPeriod(key, beginsOnDay)!;
  return queryOf({ period }, [agencies.a], Math.min(period.to, period.from + looksAfter * 60_000));
}

/** Decisions are the province's; everything else is looked at where commune A is. */
const isOfProvince = (name: CountingName): boolean => ['announcement', 'announced'].includes(countings[name].subject);
const supervisor = 'supervisor Tuấn';

const names = Object.keys(countings) as CountingName[];

// The second way asks across rows of agencies as no distributed database answers.
test.skipIf(citusUrl)(
  'every counting is what journal and rows tell, opens as many rows, and its parts add up, whatever happened',
  async () => {
    const seen = new Set<CountingName>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 2, maxLength: 3 }),
        fc.array(report, { minLength: 2, maxLength: 3 }),
        fc.array(answer, { minLength: 2, maxLength: 4 }),
        fc.array(offer, { maxLength: 2 }),
        fc.array(sequence, { maxLength: 2 }),
        fc.array(decision, { minLength: 1, maxLength: 4 }),
        fc.array(question, { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 0, max: names.length - 1 }),
        fc.integer({ min: 0, max: 30 }),
        (lives, reports, answers, offers, sequences, decisions, questions, opened, connectedOn) =>
          world(async (w) => {
            const counter = await counterOf(w);
            const connectedAt = begin + connectedOn * 86_400_000;
            setTo(w, connectedAt);
            await connectTo(w, portal);
            for (const each of lives) await live(w, counter, each, connectedAt);
            for (const each of reports) await tell(w, each);
            for (const each of answers) await sayOfCommune(w, each.overall, startOf(each));
            for (const each of offers) await setOffer(w, each.isOffered, startOf(each));
            for (const { code, who, ...entered } of sequences) {
              setTo(w, startOf(entered));
              const agencyId = who === 'supervisor Tuấn' ? agencies.province : agencies.a;
              const given = { steps: ['Nộp hồ sơ'], legalRef: 'QĐ 7', validFrom: entered.validFrom };
              await w.act(who, (act) => enterSequence(act, agencyId, code, given));
            }
            for (const [i, each] of decisions.entries()) await decide(w, each, `${i + 1}/QĐ-UBND`);
            for (const query of questions.map(asked)) {
              const ofProvince = { ...query, agencyIds: [agencies.province] };
              const atA = (await w.read(leader, (db) => countAll(db, query))).get(agencies.a)!;
              const above = (await w.read(supervisor, (db) => countAll(db, ofProvince))).get(agencies.province)!;
              const counts = Object.fromEntries(
                names.map((each) => [each, isOfProvince(each) ? above[each] : atA[each]]),
              ) as Counts;
              const span = [new Date(query.from), new Date(query.until)];
              for (const name of names) {
                const [told] = await w.rows<{ n: number }>(secondWay[name], span);
                expect([name, counts[name], query]).toEqual([name, told!.n, query]);
                if (counts[name] > 0) seen.add(name);
              }
              const times = await w.read(leader, (db) => listAverageTimes(db, query));
              expect(sumOf(times.map(({ settled }) => settled))).toBe(counts.settled);
              expect(rounded(times.map(({ code, settled, average }) => [code, [settled, average!]]))).toEqual(
                rounded([...(await secondAverages(w, [new Date(query.from), new Date(query.until)]))]),
              );
              for (const [whole, ...parts] of identities)
                expect([whole, counts[whole]]).toEqual([whole, parts.reduce((sum, part) => sum + counts[part], 0)]);
              const name = names[opened]!;
              const [who, whose] = isOfProvince(name)
                ? ([supervisor, ofProvince] as const)
                : ([leader, query] as const);
              const rows = await w.read(who, (db) => listBehind(db, name, whose, { limit: 1000 }));
              expect([name, rows.length]).toEqual([name, counts[name]]);
            }
            for (const { says, violations } of indicatorsInvariants)
              expect([says, await violations(w.database, [agencies.a], w.tools)]).toEqual([says, []]);
          }),
      ),
      { numRuns: 36, seed: 1, endOnFailure: true },
    );
    expect([...seen].sort()).toEqual(names.toSorted());
  },
  180_000,
);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** By procedure, to four decimals. */
const rounded = (averages: readonly (readonly [string, readonly [number, number]])[]) =>
  averages.map(([code, [count, average]]) => [code, count, average.toFixed(4)]).sort();

/** What a whole must be the sum of. */
const identities: readonly (readonly [CountingName, ...CountingName[]])[] = [
  ['handled', 'handled_in_time', 'handled_late'],
  ['services', 'services_online', 'services_not_online', 'services_unclear'],
  ['announced', 'announced_in_time', 'announced_late'],
  ['posting_due', 'posted_in_time', 'posted_late'],
  ['services_posted', 'services_full', 'services_lacking'],
  ['services_online', 'services_used_online', 'services_unused_online'],
  ['services_priced', 'services_payable', 'services_not_payable'],
  ['services_priced', 'services_paid_online', 'services_never_paid_online'],
  ['owing', 'paid_online', 'paid_otherwise'],
  ['received', 'received_online', 'received_direct'],
  ['received', 'received_told', 'received_untold'],
  ['received', 'received_with_identity', 'received_without_identity'],
  ['settled', 'settled_electronically', 'settled_on_paper'],
  ['settled', 'settled_shared', 'settled_not_shared'],
  ['services', 'services_with_identity', 'services_without_identity'],
  ['certifying', 'certified_electronically', 'certified_on_paper'],
  ['papers', 'papers_digitised', 'papers_not_digitised'],
  ['digitised', 'reused', 'not_reused'],
  ['feedback_received', 'feedback_classified', 'feedback_unclassified'],
  ['feedback_due', 'feedback_in_time', 'feedback_late'],
  ['feedback_due', 'feedback_content', 'feedback_not_content'],
];
