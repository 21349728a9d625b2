import { expect, test } from 'vitest';
import type { CountedAgency } from './agency-store.ts';
import { compareOwnReports } from './own-reports.ts';
import { drawUpReport, type ReportCounts, type ReportedRow, reportedFigures } from './report-ii06a.ts';
import type { Level } from './report-levels.ts';
import { byAgency, changedCells, rowsOf } from './reported-agency.ts';

const row = (agencyId: string, field: string, some: Partial<ReportCounts>): ReportedRow => ({
  agencyId,
  field,
  counts: { ...(Object.fromEntries(reportedFigures.map((name) => [name, 0])) as ReportCounts), ...some },
});
const levelOf = (id: string): Level => (id === 'tỉnh' ? 'province' : 'commune');
const ids = ['tỉnh', 'xã', 'xã khác'];

test('ways of filing are added up, and the report drawn up of what is kept is the same', () => {
  const rows = [
    row('xã', 'Hộ tịch', { handled: 2, received_online: 2 }),
    row('xã', 'Hộ tịch', { handled: 1, received_direct: 1 }),
    row('xã khác', 'Đất đai', { handled: 4, carried_over: 4 }),
    row('xã khác', 'Hộ tịch', {}),
  ];
  const kept = byAgency(ids, rows);
  expect(kept.map(({ agencyId, fields }) => [agencyId, fields.map(({ field }) => field)])).toEqual([
    ['tỉnh', []],
    ['xã', ['Hộ tịch']],
    ['xã khác', ['Đất đai']],
  ]);
  expect(drawUpReport(rowsOf(kept), levelOf)).toEqual(drawUpReport(rows, levelOf));
});

test('a cell is named with each agency that changed, also where one gained what another lost', () => {
  const then = byAgency(ids, [
    row('tỉnh', 'Hộ tịch', { handled: 5 }),
    row('xã', 'Hộ tịch', { handled: 3 }),
    row('xã khác', 'Hộ tịch', { handled: 1 }),
  ]);
  const now = byAgency(ids, [
    row('tỉnh', 'Hộ tịch', { handled: 5 }),
    row('xã', 'Hộ tịch', { handled: 2 }),
    row('xã khác', 'Hộ tịch', { handled: 2 }),
    row('xã khác', 'Đất đai', { handled: 1, open: 1 }),
  ]);
  const gained = [{ agencyId: 'xã khác', was: 0, now: 1 }];
  expect(changedCells(then, now, levelOf)).toEqual([
    { level: 'commune', field: 'Đất đai', figure: 'handled', was: 0, now: 1, agencies: gained },
    { level: 'commune', field: 'Đất đai', figure: 'open', was: 0, now: 1, agencies: gained },
    {
      ...{ level: 'commune', field: 'Hộ tịch', figure: 'handled', was: 4, now: 4 },
      agencies: [
        { agencyId: 'xã', was: 3, now: 2 },
        { agencyId: 'xã khác', was: 1, now: 2 },
      ],
    },
  ]);
  expect(changedCells(now, now, levelOf)).toEqual([]);
});

test('of what agencies sent of their own it is told who sent nothing, and whose says otherwise', () => {
  const agency = (id: string): CountedAgency => ({ id, parentId: 'tỉnh', level: 'commune', code: id, name: id });
  const counted = byAgency(ids, [row('xã', 'Hộ tịch', { handled: 3 }), row('xã khác', 'Hộ tịch', { handled: 1 })]);
  const sent = (agencyId: string, handled: number) => ({
    agencyId,
    id: `báo cáo của ${agencyId}`,
    report: drawUpReport([row(agencyId, 'Hộ tịch', { handled })], levelOf),
  });
  const asked = ['xã', 'xã khác', 'xã nữa'].map(agency);
  const { asked: many, missing, differing } = compareOwnReports(asked, [sent('xã', 2), sent('xã khác', 1)], counted);
  expect(many).toBe(3);
  expect(missing.map(({ id }) => id)).toEqual(['xã nữa']);
  expect(differing.map(({ reportId, cells }) => [reportId, cells.map(({ was, now }) => [was, now])])).toEqual([
    ['báo cáo của xã', [[2, 3]]],
  ]);
});
