import { describe, expect, test } from 'vitest';
import { countings } from '../../../reference/indicators/countings.ts';
import { type Indicator, type IndicatorKey, indicatorSets } from '../../../reference/indicators/decision-766.ts';
import { indicatorSetOn, indicatorsOf } from './indicator-set.ts';
import { type Counts, gapsOf, pointsFor, scoreOf, scoresOf, totalOf } from './score.ts';

const set = indicatorSetOn('2026-03-01')!;
const nothing = Object.fromEntries(Object.keys(countings).map((name) => [name, 0])) as Counts;
const indicator = (key: IndicatorKey): Indicator => indicatorsOf(set).find((each) => each.key === key)!;
const score = (key: IndicatorKey, counts: Partial<Counts>) => scoreOf(indicator(key), { ...nothing, ...counts }, true);

describe('the set in force', () => {
  test('has six groups of 18, 20, 12, 22, 18 and 10 points, which their indicators add up to', () => {
    for (const { groups } of indicatorSets) {
      expect(groups.map(({ max }) => max)).toEqual([18, 20, 12, 22, 18, 10]);
      for (const { max, indicators } of groups) expect(indicators.reduce((sum, each) => sum + each.max, 0)).toBe(max);
    }
  });

  test('is the one of the day, and there is none before the Decision', () => {
    const later = { ...set, validFrom: '2027-01-01' };
    expect(indicatorSetOn('2026-12-31', [set, later])).toBe(set);
    expect(indicatorSetOn('2027-01-01', [set, later])).toBe(later);
    expect(indicatorSetOn('2022-06-22')).toBeUndefined();
  });
});

describe('points', () => {
  test('are the share of the maximum, or of the target where there is one, and never more than the maximum', () => {
    expect(pointsFor({ max: 20 }, 0.9)).toBeCloseTo(18);
    expect(pointsFor({ max: 6, target: 0.5 }, 0.25)).toBeCloseTo(3);
    expect(pointsFor({ max: 6, target: 0.5 }, 1603 / 1939)).toBe(6);
  });

  test('of 1,603 dossiers online among 1,939 come from a share of 82.67 %', () => {
    expect(score('filed_online', { received_online: 1603, received: 1939 }).share?.lowest).toBeCloseTo(0.8267, 4);
  });

  test('of satisfaction lose what was late, complained of or disliked, and never fall below none', () => {
    const less = { handled_late: 5, feedback_on_settling: 2, dissatisfied: 3 };
    expect(score('content', { handled: 100, ...less }).points).toBe(6);
    expect(score('content', { handled: 20, ...less }).points).toBeCloseTo((6 * 0.5) / 0.9);
    expect(score('content', { handled: 2, ...less }).points).toBe(0);
  });

  test('of nothing are all for feedback, none for satisfaction, and not known where no source says so', () => {
    expect(score('feedback_on_time', {}).points).toBe(6);
    expect(score('content', {}).points).toBe(0);
    expect(score('timeliness', {})).toMatchObject({ state: 'nothing_to_count', lowest: 0, highest: 20 });
    expect(score('timeliness', {}).points).toBeUndefined();
  });

  test('of nothing are unknown where no source says, so that the whole is a range', () => {
    const counts = { ...nothing, handled: 10, handled_in_time: 10, feedback_due: 1 };
    const total = totalOf(scoresOf(set, counts, ({ appliesTo }) => appliesTo.includes('commune')));
    expect(total.max).toBe(90);
    expect(total.measured).toBe(26);
    expect(total.measurable).toBe(38);
    expect([total.lowest, total.highest]).toEqual([26, 26 + 90 - 38]);
  });
});

test('a share is a range where the catalogue is silent: unclear services may be offered or not', () => {
  const services = { services: 20, services_online: 4, services_unclear: 6, services_used_online: 2 };
  const offered = score('services_online', services);
  expect(offered).toMatchObject({ state: 'partly_measured', share: { lowest: 0.2, highest: 0.5 } });
  expect([offered.lowest, offered.highest]).toEqual([0.5, 1.25]);
  expect(score('services_used', services).share).toEqual({ lowest: 0.2, highest: 0.5 });
  expect(score('services_used', { ...services, services_unclear: 0 })).toMatchObject({ state: 'measured', points: 2 });
});

test('what needs the portal is not measured while somebody counted has no connection, and never none by silence', () => {
  const counts = { received: 10, received_told: 8, settled: 4, settled_shared: 1 };
  expect(score('synchronised', counts).points).toBeCloseTo(4.8);
  expect(score('personal_store', counts)).toMatchObject({ state: 'measured', points: 1 });
  for (const key of ['synchronised', 'personal_store'] as const) {
    const alone = score(key, { ...counts, not_connected: 1 });
    expect(alone).toMatchObject({ state: 'unmeasured', because: 'no_portal', lowest: 0, highest: alone.indicator.max });
    expect(alone.share).toBeUndefined();
  }
});

test('a decision that can still be posted in time is shown while nothing is missing, and to nobody it does not apply to', () => {
  const counts = { ...nothing, posting_due: 2, posted_in_time: 2, announcements_to_post: 1 };
  const gapsWhere = (applies: boolean, given: Partial<Counts> = {}) => {
    const all = { ...counts, ...given };
    return gapsOf(
      scoresOf(set, all, () => applies),
      all,
    ).map(({ score: { indicator: of }, points }) => [of.key, points]);
  };
  expect(gapsWhere(true)).toEqual([['updated_on_time', 0]]);
  expect(gapsWhere(true, { posting_due: 0, posted_in_time: 0 })).toEqual([['updated_on_time', 0]]);
  expect(gapsWhere(true, { announcements_to_post: 0 })).toEqual([]);
  expect(gapsWhere(false)).toEqual([]);
});

test('what would raise the score most stands first, with how many it takes', () => {
  const counts = {
    ...nothing,
    ...{ handled: 10, handled_in_time: 9, handled_late: 1 },
    ...{ papers: 15, papers_digitised: 3, papers_not_digitised: 12 },
    ...{ settled: 4, settled_on_paper: 4, not_connected: 1 },
  };
  const gaps = gapsOf(
    scoresOf(set, counts, () => true),
    counts,
  );
  expect(gaps.map(({ score: { indicator: of }, needed }) => [of.key, needed])).toEqual([
    ['electronic_result', 4],
    ['digitised_papers', 9],
    ['timeliness', 1],
  ]);
});
