import { expect, test } from 'vitest';
import { readPeriod } from '#modules/statistics';
import { agencies } from '#test/cast';
import { counterOf, timeOf } from '#test/counter';
import { certifiedCopies } from '#test/dossiers';
import { secondAverages } from '#test/second-average';
import { type World, world } from '#test/world';
import { averagesByUnit, listAverageTimes } from './average-time-store.ts';
import { queryOf } from './counting-query.ts';

const averagesAt = async (w: World, at: string) => {
  const query = queryOf({ period: readPeriod('2026-03')! }, [agencies.a], timeOf(at));
  const times = await w.read('leader Chi', (db) => listAverageTimes(db, query));
  const second = await secondAverages(w, [new Date(query.from), new Date(query.until)]);
  expect(new Map(times.map(({ code, settled, average }) => [code, [settled, average]]))).toEqual(second);
  return times;
};

test('time in which the citizen completes the dossier does not count, but what comes once the limit has run out does', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    const received = async (at: string, procedure?: string) =>
      counter.receive(timeOf(at), await counter.file(timeOf(at), procedure ? { procedure } : {}));
    // Tuesday 10 March; asked on Wednesday, completed on the next Wednesday, done on Thursday: two working days.
    const asked = await counter.askSupplement(timeOf('2026-03-11 10:00'), await received('2026-03-10 09:00'));
    const completed = await counter.completeSupplement(timeOf('2026-03-18 10:00'), asked);
    await counter.settle(timeOf('2026-03-19 10:00'), completed);
    expect((await averagesAt(w, '2026-03-19 12:00')).map(({ average }) => average)).toEqual([2]);

    // Due on Friday 13 March and asked on Monday, so that all nine working days to Monday 23 March count.
    const late = await counter.askSupplement(timeOf('2026-03-16 10:00'), await received('2026-03-10 09:00'));
    const then = await counter.completeSupplement(timeOf('2026-03-20 10:00'), late);
    await counter.settle(timeOf('2026-03-23 10:00'), then);
    await counter.settle(timeOf('2026-03-24 10:00'), await received('2026-03-23 15:30', certifiedCopies));

    const times = await averagesAt(w, '2026-03-31 23:59');
    expect(times.map(({ code, unit, average, limits }) => [code, unit, average, limits[0]?.unit])).toEqual([
      [certifiedCopies, 'working_day', 0, 'same_day'],
      ['1.004873', 'working_day', 5.5, 'working_day'],
    ]);
    expect(averagesByUnit(times)).toEqual([{ unit: 'working_day', settled: 3, average: 11 / 3 }]);
    expect((await averagesAt(w, '2026-03-19 12:00')).map(({ settled }) => settled)).toEqual([1]);
  }));

test('averages of several units stand beside each other, and what was not timed in none', () => {
  const time = (unit: 'working_day' | 'month' | null, average: number | null, settled: number) => ({
    ...{ code: '1', name: 'Thủ tục', unit, average, settled, limits: [] },
  });
  const times = [time('month', 0.5, 1), time('working_day', 2, 3), time('working_day', 6, 1), time(null, null, 9)];
  expect(averagesByUnit(times)).toEqual([
    { unit: 'working_day', settled: 4, average: 3 },
    { unit: 'month', settled: 1, average: 0.5 },
  ]);
});
