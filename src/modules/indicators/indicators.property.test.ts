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
import type { Act } from '#platform/journal';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { type Counter, counterOf, timeOf } from '#test/counter';
import { certifiedCopies, maritalStatus } from '#test/dossiers';
import { sayOfCommune, sealResult, secondWay } from '#test/second-way';
import { type World, world } from '#test/world';
import { type CountingName, countings } from '../../../reference/indicators/countings.ts';
import { listBehind } from './behind-counting-store.ts';
import { type CountingQuery, queryOf } from './counting-query.ts';
import { countAll } from './counting-store.ts';
import { indicatorsInvariants } from './invariants.ts';

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

/** What somebody says of the settling of their dossier, once they have the result. */
const answer = fc.record({
  filedOn: fc.integer({ min: 0, max: 85 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  overall: fc.constantFrom('dissatisfied' as const, 'dissatisfied' as const, 'satisfied' as const),
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
    if (plan.end === 'sign') await sealResult(w, settled.id, at);
  }
}

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
  await as('officer Khánh', (act) => draftAnswer(act, key, { content: 'Đã sửa.', finding: null }));
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

const names = Object.keys(countings) as CountingName[];

test('every counting is what journal and rows tell, opens as many rows, and its parts add up, whatever happened', async () => {
  const seen = new Set<CountingName>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 2, maxLength: 3 }),
      fc.array(report, { minLength: 2, maxLength: 3 }),
      fc.array(answer, { minLength: 2, maxLength: 4 }),
      fc.array(question, { minLength: 2, maxLength: 2 }),
      fc.integer({ min: 0, max: names.length - 1 }),
      (lives, reports, answers, questions, opened) =>
        world(async (w) => {
          const counter = await counterOf(w);
          for (const each of lives) await live(w, counter, each);
          for (const each of reports) await tell(w, each);
          for (const each of answers) await sayOfCommune(w, each.overall, startOf(each));
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
          for (const { says, violations } of indicatorsInvariants)
            expect([says, await violations(w.database, [agencies.a], w.tools)]).toEqual([says, []]);
        }),
    ),
    { numRuns: 24, seed: 20261127, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual(names.toSorted());
}, 180_000);

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
