import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dossier, DossierInFact } from '#modules/dossiers';
import { listFacts } from '#platform/journal';
import { agencies } from '#test/cast';
import { type Counter, counterOf, timeOf } from '#test/counter';
import { certifiedCopies, maritalStatus } from '#test/dossiers';
import { type World, world } from '#test/world';
import { countDossier } from './actions/count-dossier.ts';
import { countBehind, listBehind } from './behind-figure-store.ts';
import { countDifferences } from './daily-figure-store.ts';
import type { FigureQuery } from './figure-query.ts';
import { countFigures } from './figure-store.ts';
import { type Counts, type FigureName, figureNames, sumCounts } from './figures.ts';
import { countMonths, monthlyFigures } from './month-store.ts';
import { readPeriod } from './period.ts';
import { sumFigures } from './period-figure-store.ts';
import { drawUpReport, type ReportedRow, reportedFigures } from './report-ii06a.ts';

/*
 * A second way to every figure: it reads the journal and nothing else, knows no SQL and no stored column, and goes
 * through each dossier's facts in time.
 */

interface Entry {
  readonly at: number;
  readonly type: string;
  readonly dossier: DossierInFact;
  /** How many papers came as files, and how many out of the store; told when it is filed. */
  readonly digitised: number;
  readonly reused: number;
}

const endings: Readonly<Record<string, string>> = {
  'dossier.result_issued': 'settled',
  'dossier.settlement_refused': 'refused',
  'dossier.intake_refused': 'refused',
  'dossier.withdrawn': 'withdrawn',
  'dossier.lapsed': 'lapsed',
};

interface Story {
  readonly channel: string;
  readonly receivedAt: number;
  readonly closedAt: number;
  readonly how: string;
  /** When a paper was first there as a file, and when one was first reused. */
  readonly digitisedAt: number;
  readonly reusedAt: number;
  /** The limit as it stood last before an instant, the one that counted then. */
  limitAt(at: number): number | null;
  promisedAtEnd: number | null;
  waitsAt(at: number): boolean;
}

const never = Number.POSITIVE_INFINITY;
const digitising = 'dossier.paper_digitised';

function storyOf(entries: readonly Entry[]): Story {
  const first = (type: (name: string) => boolean) => entries.find((entry) => type(entry.type));
  const end = first((type) => type in endings);
  const withPaper = (reusedOnly: boolean) =>
    entries.find(
      ({ type, digitised, reused }) => (reusedOnly ? reused : digitised) > 0 || (!reusedOnly && type === digitising),
    )?.at ?? never;
  const before = (at: number) => entries.filter((entry) => entry.at < at);
  return {
    channel: entries[0]!.dossier.channel,
    receivedAt: first((type) => type === 'dossier.received')?.at ?? never,
    closedAt: end?.at ?? never,
    digitisedAt: withPaper(false),
    reusedAt: withPaper(true),
    how: end ? endings[end.type]! : '',
    limitAt: (at) => before(at).at(-1)?.dossier.statutoryAt ?? null,
    promisedAtEnd: end?.dossier.promisedAt ?? null,
    waitsAt: (at) => {
      const turns = before(at).filter(({ type }) => type.includes('supplement'));
      return turns.at(-1)?.type === 'dossier.supplement_requested';
    },
  };
}

const dayNumber = (at: number): number => Math.floor((at + 25_200_000) / 86_400_000);
const isPast = (limit: number | null, at: number): boolean => limit !== null && at - limit > 60_000;

/** Every figure a dossier counts in, by its story alone. */
function figuresOf(story: Story, { from, until, leftOut }: FigureQuery): FigureName[] {
  const { receivedAt, closedAt, how, channel } = story;
  const found: FigureName[] = [];
  const closedNow = closedAt >= from && closedAt < until;
  const outcome = how === 'refused' ? 'settlement_refused' : how;
  const dropped = closedAt < until && leftOut.includes(outcome);
  if (closedNow && (how === 'refused' || how === 'withdrawn' || how === 'lapsed')) found.push(how);
  if (closedAt >= until && story.waitsAt(until)) found.push('waiting');
  if (receivedAt >= until || dropped) return found;
  if (receivedAt >= from) {
    found.push('received', channel === 'online' ? 'received_online' : 'received_direct');
    if (story.digitisedAt < until) found.push('digitised');
    if (story.reusedAt < until) found.push('reused');
  }
  if (receivedAt < from && closedAt >= from) found.push('carried_over');
  if (closedAt >= from) found.push('handled');
  if (closedAt >= until)
    return [...found, 'open', isPast(story.limitAt(until), until) ? 'open_overdue' : 'open_in_time'];
  if (!closedNow) return found;
  const limit = story.limitAt(closedAt + 1);
  const early = limit !== null && dayNumber(closedAt) < dayNumber(limit);
  found.push('settled', isPast(limit, closedAt) ? 'settled_overdue' : early ? 'settled_early' : 'settled_on_time');
  found.push(isPast(story.promisedAtEnd, closedAt) ? 'promise_broken' : 'promise_kept');
  if (dayNumber(receivedAt) === dayNumber(closedAt)) found.push('same_day');
  return found;
}

/** What the journal holds of these dossiers, each dossier's facts in time. */
async function readStories(w: World, dossiers: readonly string[]): Promise<Story[]> {
  const facts = await w.read('leader Chi', (db) => Promise.all(dossiers.map((id) => listFacts(db, agencies.a, id))));
  return facts.map((each) =>
    storyOf(
      each.map(
        ({ at, type, data }): Entry => ({
          at,
          type,
          dossier: data.dossier as DossierInFact,
          digitised: Number(data.digitised ?? 0),
          reused: Number(data.reused ?? 0),
        }),
      ),
    ),
  );
}

/** A random life of a dossier: when it is filed, how it goes on, and how long each step takes. */
const life = fc.record({
  procedure: fc.constantFrom(maritalStatus, certifiedCopies),
  channel: fc.constantFrom('online' as const, 'counter' as const, 'post' as const),
  filedOn: fc.integer({ min: 0, max: 55 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  paper: fc.constantFrom('none' as const, 'sent' as const, 'reused' as const, 'scanned_later' as const),
  asksFirst: fc.boolean(),
  apologises: fc.boolean(),
  asksLater: fc.constantFrom('no', 'no', 'answered', 'unanswered'),
  end: fc.constantFrom(
    'none',
    'settle',
    'settle',
    'settle',
    'hand_over',
    'refuse',
    'refuse_intake',
    'withdraw',
    'lapse',
  ),
  waits: fc.array(fc.integer({ min: 1, max: 9 * 1440 }), { minLength: 7, maxLength: 7 }),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

const begin = timeOf('2026-01-05 00:00');

/** Lives it out at commune A and returns the dossier's id. */
async function live(counter: Counter, { filedOn, minute, waits, ...plan }: Life): Promise<string> {
  const left = [...waits];
  let at = begin + filedOn * 86_400_000 + minute * 60_000;
  const later = () => (at += (left.shift() ?? 60) * 60_000);
  let dossier = await counter.file(at, plan);
  if (plan.asksFirst) {
    dossier = await counter.askSupplement(later(), dossier);
    dossier = await counter.completeSupplement(later(), dossier);
  }
  if (plan.end === 'refuse_intake') return (await counter.refuseIntake(later(), dossier)).id;
  dossier = await counter.receive(later(), dossier);
  if (plan.paper === 'scanned_later') dossier = await counter.digitise(later(), dossier);
  if (plan.asksLater !== 'no' && !plan.asksFirst) {
    dossier = await counter.askSupplement(later(), dossier);
    if (plan.end === 'lapse') return (await counter.lapse(later(), dossier)).id;
    if (plan.end === 'withdraw') return (await counter.withdraw(later(), dossier)).id;
    if (plan.asksLater === 'unanswered') return dossier.id;
    dossier = await counter.completeSupplement(later(), dossier);
  }
  if (plan.apologises) dossier = await counter.apologise(later(), dossier);
  if (plan.end === 'refuse') await counter.refuse(later(), dossier);
  if (plan.end === 'withdraw') await counter.withdraw(later(), dossier);
  if (plan.end === 'settle' || plan.end === 'hand_over') dossier = await counter.settle(later(), dossier);
  if (plan.end === 'hand_over') await counter.handOver(later(), dossier);
  return dossier.id;
}

/**
 * The counter, after whose acts the dossier is sometimes brought into the daily figures and sometimes not, as jobs come when
 * they come; in the end all are, one of them twice.
 */
function countingNowAndThen(w: World, counter: Counter): { counter: Counter; countAll(): Promise<void> } {
  const seen = new Map<string, Dossier>();
  const count = ({ id, agencyId, handlingAgencyId }: Dossier) =>
    w.actAsSystem(handlingAgencyId, (act) =>
      countDossier(act, { agencyId: handlingAgencyId, receivingAgencyId: agencyId, dossierId: id }),
    );
  const counted = async (dossier: Dossier, at: number) => {
    seen.set(dossier.id, dossier);
    if (at % 3 !== 0) await count(dossier);
    return dossier;
  };
  const then =
    <Second>(does: (at: number, second: Second) => Promise<Dossier>) =>
    async (at: number, second: Second) =>
      counted(await does(at, second), Math.floor(at / 60_000));
  return {
    counter: Object.fromEntries(
      Object.entries(counter).map(([name, does]) => [name, then(does)]),
    ) as unknown as Counter,
    async countAll() {
      const all = [...seen.values()];
      for (const dossier of [...all.toReversed(), ...all.slice(0, 1)]) await count(dossier);
      expect(await w.read('leader Chi', (db) => countDifferences(db, agencies.a))).toBe(0);
    },
  };
}

const lastMidnight = (at: number): number => at - ((at + 25_200_000) % 86_400_000);

/** The sums over days are what counting gives, figure by figure, field by field. */
async function expectSummed(w: World, query: FigureQuery): Promise<void> {
  const [counted, summed] = await w.read('leader Chi', (db) =>
    Promise.all([countFigures(db, query), sumFigures(db, query)]),
  );
  const told = (rows: readonly (ReportedRow & { channel: string })[]) =>
    rows
      .flatMap(({ field, channel, counts }) =>
        reportedFigures.map((name) => `${field} ${channel} ${name} ${counts[name]}`),
      )
      .filter((line) => !line.endsWith(' 0'));
  expect(told(summed)).toEqual(told(counted));
}

const quarter = ['2026-01', '2026-02', '2026-03'].map((key) => readPeriod(key)!);

/** A whole month is read from the figures that are kept, and is what counting its dossiers gives. */
async function expectMonths(w: World, query: FigureQuery): Promise<void> {
  const spans = quarter.map(({ from, to }) => ({ from, until: to }));
  await w.read('leader Chi', async (db) => {
    const counted = await Promise.all(spans.map((span) => countFigures(db, { ...query, ...span })));
    const told = counted.map((rows) =>
      sumCounts(
        monthlyFigures,
        rows.map(({ counts }) => counts),
      ),
    );
    expect(await countMonths(db, query, spans)).toEqual(told);
  });
}

const question = fc.record({
  key: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-Q1', '2026'),
  beginsOnDay: fc.constantFrom(1, 15),
  /** Days after the period's beginning at which somebody looks. */
  looksAfter: fc.integer({ min: 0, max: 120 * 1440 }),
  leftOut: fc.constantFrom(
    [],
    ['settlement_refused'],
    ['withdrawn', 'lapsed'],
    ['settlement_refused', 'withdrawn', 'lapsed'],
  ),
});

test('every figure is what the journal tells, opens as many dossiers, and the form adds up, whatever happened', async () => {
  const seen = new Set<FigureName>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 1, maxLength: 3 }),
      fc.array(question, { minLength: 2, maxLength: 2 }),
      (lives, questions) =>
        world(async (w) => {
          const { counter, countAll } = countingNowAndThen(w, await counterOf(w));
          const dossiers: string[] = [];
          for (const each of lives) dossiers.push(await live(counter, each));
          await countAll();
          const stories = await readStories(w, dossiers);
          for (const { key, beginsOnDay, looksAfter, leftOut } of questions) {
            const { from, to } = readPeriod(key, beginsOnDay)!;
            const until = Math.min(to, from + looksAfter * 60_000);
            const query: FigureQuery = { agencyIds: [agencies.a], from, until, leftOut };
            const rows = await w.read('leader Chi', (db) => countFigures(db, query));
            const counted: Counts = sumCounts(
              figureNames,
              rows.map(({ counts }) => counts),
            );
            const told = stories.flatMap((story) => figuresOf(story, query));
            for (const name of figureNames) {
              expect([name, counted[name]]).toEqual([name, told.filter((each) => each === name).length]);
              if (counted[name] > 0) seen.add(name);
            }
            const report = drawUpReport(rows, () => 'commune');
            expect(report.identities.filter(({ holds }) => !holds)).toEqual([]);
            await expectSummed(w, { ...query, until: lastMidnight(until) });
            await expectMonths(w, query);
            const figure = figureNames[Math.abs(until) % figureNames.length]!;
            await w.read('leader Chi', async (db) => {
              expect(await countBehind(db, { figure, query })).toBe(counted[figure]);
              expect(await listBehind(db, { figure, query }, { limit: 100 })).toHaveLength(counted[figure]);
            });
          }
        }),
    ),
    { numRuns: 200, seed: 20261123 },
  );
  expect([...seen].sort()).toEqual([...figureNames].sort());
}, 240_000);
