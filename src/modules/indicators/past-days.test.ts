import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dossier } from '#modules/dossiers';
import { approveAnswer, draftAnswer, fileFeedback, rateAnswer, takeUpFeedback } from '#modules/feedback';
import { getAgency } from '#modules/organisation';
import { giveAnswer } from '#modules/satisfaction';
import { readPeriod } from '#modules/statistics';
import { dayOf } from '#platform/clock';
import { agencies, staffIdOf } from '#test/cast';
import { textOf } from '#test/citizen';
import { type Counter, counterOf, timeOf } from '#test/counter';
import { certifiedCopies } from '#test/dossiers';
import { insertRow } from '#test/insert-row';
import { certifyAsFile, sealResult } from '#test/second-way';
import { connectTo, startPortal, tellOf } from '#test/tell-portal';
import { type World, world } from '#test/world';
import type { NationalPortalSimulator } from '../../../simulators/national-portal/start-national-portal-simulator.ts';
import { queryOf } from './counting-query.ts';
import { countAll } from './counting-store.ts';
import { indicatorsInvariants } from './invariants.ts';
import type { Counts } from './score.ts';

let portal: NationalPortalSimulator;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const leader = 'leader Chi';
const day = 86_400_000;
const nothingMore = { contact: null, convenience: null, factors: {}, comment: null };
const officer = { id: staffIdOf('officer Khánh'), fullName: 'Phạm Quốc Khánh' };
const matter = {
  ...({ channel: 'page', portalNumber: null, place: null, dossierCode: null } as const),
  ...{ content: 'Phải đi lại ba lần', fileIds: [], mayPost: false },
};
const sender = { personId: null, fullName: 'Nguyễn Văn An', phone: '0912345678', email: null, address: null };

/** What happens at commune A in the spring, day by day and in the order of time. */
function spring(w: World, counter: Counter): readonly (readonly [string, () => Promise<unknown>])[] {
  const given: Dossier[] = [];
  const handOver = async () => {
    const received = await counter.receive(w.now(), await counter.file(w.now(), {}));
    given.push(await counter.handOver(w.now() + 60_000, await counter.settle(w.now(), received)));
  };
  const rate = (overall: 'satisfied' | 'dissatisfied') => () =>
    w.actAsSystem(agencies.a, (act) => giveAnswer(act, given.shift()!, { ...nothingMore, overall }));
  const certify = async () => {
    const filed = await counter.file(w.now(), { procedure: certifiedCopies, channel: 'counter' });
    const settled = await counter.settle(w.now(), await counter.receive(w.now(), filed));
    await certifyAsFile(w, settled.id, w.now());
  };
  let waiting: Dossier;
  let told: { readonly agencyId: string; readonly id: string };
  return [
    ['2026-03-10 09:00', handOver],
    ['2026-03-10 09:30', handOver],
    ['2026-03-11 09:00', rate('satisfied')],
    [
      '2026-03-13 08:00',
      async () => {
        waiting = await counter.receive(w.now(), await counter.file(w.now(), { identityFrom: 'card' }));
      },
    ],
    ['2026-03-14 09:00', () => connectTo(w, portal)],
    ['2026-03-15 09:00', () => tellOf(w, waiting)],
    [
      '2026-03-16 09:00',
      () =>
        w.actAsSystem(agencies.a, async (act) => {
          ({ feedback: told } = await fileFeedback(act, await getAgency(act.tx, agencies.a), matter, sender));
        }),
    ],
    ['2026-03-17 09:00', () => w.act(leader, (act) => takeUpFeedback(act, told, { kind: 'settlement', officer }))],
    ['2026-03-20 21:00', rate('dissatisfied')],
    [
      '2026-03-23 09:00',
      () => w.act('officer Khánh', (act) => draftAnswer(act, told, { content: 'Đã sửa.', finding: null })),
    ],
    ['2026-03-24 09:00', () => w.act(leader, (act) => approveAnswer(act, told))],
    ['2026-03-25 09:00', handOver],
    [
      '2026-03-26 09:00',
      () => w.actAsSystem(agencies.a, (act) => rateAnswer(act, told, { satisfied: false, words: null })),
    ],
    [
      '2026-03-27 09:00',
      async () => {
        waiting = await counter.settle(w.now(), waiting);
        await sealResult(w, waiting.id, w.now());
      },
    ],
    ['2026-03-30 09:00', () => tellOf(w, waiting)],
    ['2026-03-31 23:59', rate('dissatisfied')],
    ['2026-04-01 09:00', handOver],
    ['2026-04-01 10:00', certify],
    ['2026-04-02 09:00', rate('dissatisfied')],
    ['2026-04-30 09:00', handOver],
    ['2026-05-04 09:00', async () => {}],
  ];
}

const countAt = async (w: World, key: string, at: number): Promise<Counts> => {
  const query = queryOf({ period: readPeriod(key)! }, [agencies.a], at);
  return (await w.read(leader, (db) => countAll(db, query))).get(agencies.a)!;
};

interface Look {
  readonly key: string;
  readonly at: number;
  readonly counts: Counts;
}

/** Lets the spring happen, and looks at the beginning and the end of each of its days, at what has begun by then. */
async function lookOn(w: World): Promise<readonly Look[]> {
  const happening = spring(w, await counterOf(w));
  const midnights = happening.map(([time]) => timeOf(`${time.slice(0, 10)} 00:00`));
  const moments = [...new Set(midnights.flatMap((at) => [at, at + day]))].toSorted((a, b) => a - b);
  const looks: Look[] = [];
  for (const [time, happens] of happening) {
    while (moments[0]! <= timeOf(time)) {
      const at = moments.shift()!;
      for (const key of ['2026', '2026-Q2'].filter((each) => readPeriod(each)!.from < at))
        looks.push({ key, at, counts: await countAt(w, key, at) });
    }
    w.at(time);
    await happens();
  }
  return looks;
}

test('gives for a past day what was shown at its end, and tells of no part of a month of answers', () =>
  world(async (w) => {
    const looks = await lookOn(w);
    expect(looks.length).toBeGreaterThan(25);
    for (const { key, at, counts } of looks)
      expect([key, dayOf(at - 1), await countAt(w, key, at)]).toEqual([key, dayOf(at - 1), counts]);
    const yearly = looks.filter(({ key }) => key === '2026');
    const changes = yearly.filter(({ counts }, i) => counts.dissatisfied !== yearly[i - 1]?.counts.dissatisfied);
    expect(changes.map(({ at, counts }) => [dayOf(at - 1), counts.dissatisfied])).toEqual([
      ['2026-03-09', 0],
      ['2026-03-31', 2],
      ['2026-04-30', 3],
    ]);
    const told = yearly.map(({ at, counts }) => ({ on: dayOf(at - 1), ...counts }));
    const firstWith = (name: keyof Counts) => told.find((counts) => counts[name] > 0)?.on;
    expect(told.findLast(({ not_connected: without }) => without > 0)?.on).toBe('2026-03-13');
    expect([firstWith('received_told'), firstWith('settled_shared')]).toEqual(['2026-03-15', '2026-03-30']);

    const copies = yearly.map(({ counts }) => counts.certified_electronically);
    expect([copies[0], copies.at(-1)]).toEqual([0, 1]);

    const listOn = async (den: string) => {
      const at = `/can-bo/chi-so/danh-sach?ky=2026-Q2&dem=dissatisfied&den=${den}`;
      const { body } = await w.get(at, leader);
      return { text: textOf(body), rows: [...body.matchAll(/role="rowheader"/g)].length };
    };
    expect(await listOn('29/04/2026')).toMatchObject({ text: expect.stringContaining('0 phiếu'), rows: 0 });
    expect(await listOn('30/04/2026')).toMatchObject({ text: expect.stringContaining('1 phiếu'), rows: 1 });

    const { says, violations } = indicatorsInvariants[0]!;
    const broken = () => violations(w.database, [agencies.a], w.tools);
    expect([says, await broken()]).toEqual([says, []]);
    const [fact] = await w.rows<Record<string, unknown>>(
      `select agency_id, feedback_id, at::text, code, state, handling_agency_id, due_at::text, told_by_agency_id
       from indicators.feedback_course limit 1`,
    );
    await insertRow(w, 'indicators.feedback_course', { ...fact, version: 99, fact: 'reopened' });
    expect(await broken()).toHaveLength(1);
  }));
