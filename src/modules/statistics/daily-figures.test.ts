import { describe, expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { counterOf, timeOf } from '#test/counter';
import { type World, world } from '#test/world';
import { sumAgencies } from './agency-month-store.ts';
import { countDifferences } from './daily-figure-store.ts';
import type { FigureQuery } from './figure-query.ts';
import { countDossier } from './jobs/count-dossier.ts';
import { mendFigures } from './jobs/mend-figures.ts';
import { countMonths } from './month-store.ts';
import { sumFigures } from './period-figure-store.ts';
import { countChanges } from './reactions/count-changes.ts';
import { type ReportCounts, reportedFigures } from './report-ii06a.ts';

const waiting = `select j.payload from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'statistics.count_dossier'`;

/** Does the jobs that wait, and says how many there were. */
async function doJobs(w: World): Promise<number> {
  const jobs = await w.rows<{ payload: Record<string, unknown> }>(waiting);
  for (const { payload } of jobs) await countDossier.run(payload, w.jobs());
  return jobs.length;
}

/** The figures of March, all fields and ways of filing together. */
async function march(w: World, agencyId: string, until = '2026-04-01 00:00'): Promise<Partial<ReportCounts>> {
  const query = { agencyIds: [agencyId], from: timeOf('2026-03-01 00:00'), until: timeOf(until), leftOut: [] };
  const rows = await w.database.read({ agencies: [agencyId] }, (db) => sumFigures(db, query));
  const sum = (name: keyof ReportCounts) => rows.reduce((total, { counts }) => total + counts[name], 0);
  return Object.fromEntries(reportedFigures.map((name) => [name, sum(name)]).filter(([, count]) => count !== 0));
}

/** One settled early after a supplement, one left open, and one of commune B that was handed in at A. */
async function threeDossiers(w: World): Promise<void> {
  const counter = await counterOf(w, undefined, undefined, countChanges);
  const receive = async (filed: string, handlingAgencyId?: string) => {
    const dossier = await counter.file(timeOf(filed), { ...(handlingAgencyId && { handlingAgencyId }) });
    return counter.receive(timeOf(filed) + 60_000, dossier);
  };
  const asked = await counter.askSupplement(timeOf('2026-03-02 10:00'), await receive('2026-03-02 08:00'));
  await counter.settle(timeOf('2026-03-04 09:00'), await counter.completeSupplement(timeOf('2026-03-03 10:00'), asked));
  await receive('2026-03-04 08:00');
  await receive('2026-03-05 08:00', agencies.b);
}

describe('the daily figures', () => {
  test('follow each dossier by one job, at the agency that settles it, and a job done twice changes nothing', () =>
    world(async (w) => {
      await threeDossiers(w);
      expect(await doJobs(w)).toBe(3);
      const figures = {
        handled: 2,
        received_online: 2,
        settled: 1,
        settled_early: 1,
        open: 1,
        open_overdue: 1,
      };
      expect(await march(w, agencies.a)).toEqual(figures);
      expect(await march(w, agencies.a, '2026-03-05 00:00')).toEqual({
        ...{ handled: 2, received_online: 2, settled: 1, settled_early: 1, open: 1, open_in_time: 1 },
      });
      const months = { agencyIds: [agencies.a], from: timeOf('2026-03-01 00:00'), until: timeOf('2026-04-01 00:00') };
      const sums = await w.database.read({ agencies: [agencies.a] }, (db) => sumAgencies(db, months));
      expect(sums.map(({ counts }) => counts)).toMatchObject([figures]);
      const later = { ...months, from: timeOf('2027-01-01 00:00'), until: timeOf('2027-02-01 00:00') };
      const carried = await w.database.read({ agencies: [agencies.a] }, (db) => sumAgencies(db, later));
      expect(carried.map(({ counts }) => counts)).toMatchObject([
        { handled: 1, carried_over: 1, open: 1, open_overdue: 1 },
      ]);
      expect(await march(w, agencies.b)).toMatchObject({ handled: 1, received_online: 1, open: 1 });
      await doJobs(w);
      expect(await march(w, agencies.a)).toEqual(figures);
    }));

  test('give a chart the months that are over once they are kept, and till then these are counted', () =>
    world(async (w) => {
      await threeDossiers(w);
      const query = {
        agencyIds: [agencies.a],
        from: timeOf('2026-03-01 00:00'),
        until: timeOf('2026-04-01 00:00'),
        leftOut: [],
      };
      const received = async (asked: FigureQuery = query) => {
        const [month] = await w.database.read({ agencies: [agencies.a] }, (db) => countMonths(db, asked, [query]));
        return month!.received;
      };
      expect(await received()).toBe(2);
      await doJobs(w);
      expect(await received()).toBe(2);
      await w.rows(
        'update statistics.monthly_figure set received = received + 1 where agency_id = $1 and received > 0',
        [agencies.a],
      );
      expect(await received()).toBe(3);
      expect(await received({ ...query, channel: 'online' })).toBe(3);
      expect(await received({ ...query, channel: 'direct' })).toBe(0);
      const untilMidday = { ...query, until: query.until - 43_200_000 };
      const [part] = await w.database.read({ agencies: [agencies.a] }, (db) => countMonths(db, query, [untilMidday]));
      expect(part!.received).toBe(2);
    }));

  test('are counted anew by night where they differ, and say before that they do', () =>
    world(async (w) => {
      await threeDossiers(w);
      const differing = () => w.database.read({ agencies: [agencies.a] }, (db) => countDifferences(db, agencies.a));
      expect(await differing()).toBeGreaterThan(0);
      await mendFigures.run({}, w.jobs());
      expect(await differing()).toBe(0);
      const right = await march(w, agencies.a);
      for (const table of ['daily_figure', 'monthly_figure', 'agency_month', 'agency_year']) {
        await w.rows(`update statistics.${table} set closed = closed + 1 where agency_id = $1 and closed = 1`, [
          agencies.a,
        ]);
        expect([table, await differing()]).toEqual([table, 1]);
        await mendFigures.run({}, w.jobs());
      }
      expect(await march(w, agencies.a)).toEqual(right);
      expect(await doJobs(w)).toBe(3);
      expect([await differing(), await march(w, agencies.a)]).toEqual([0, right]);
    }));
});
