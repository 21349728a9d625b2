import { expect, test } from 'vitest';
import type { FigureRow } from './figure-store.ts';
import { type Counts, figureNames } from './figures.ts';
import { drawUpReport } from './report-ii06a.ts';
import type { Level } from './report-levels.ts';

const counts = (some: Partial<Counts>): Counts => ({
  ...(Object.fromEntries(figureNames.map((name) => [name, 0])) as Counts),
  ...some,
});
const oneOpen = { handled: 1, received: 1, received_online: 1, open: 1, open_in_time: 1 };
const row = (agencyId: string, field: string, some: Partial<Counts> = oneOpen): FigureRow => ({
  agencyId,
  field,
  channel: 'online',
  counts: counts(some),
});
const levelOf = (id: string): Level => (id === 'tỉnh' ? 'province' : 'commune');

test('stands by levels from the highest, fields in Vietnamese order, the sum last', () => {
  const rows = [row('xã', 'Hộ tịch'), row('xã', 'Đất đai'), row('xã khác', 'Hộ tịch'), row('tỉnh', 'Chứng thực')];
  const lines = drawUpReport(rows, levelOf).lines.map((line) => [
    line.ordinal,
    line.kind === 'field' ? line.field : line.kind,
    line.counts.handled,
  ]);
  expect(lines).toEqual([
    ['I', 'level', 1],
    ['1', 'Chứng thực', 1],
    ['II', 'level', 3],
    ['1', 'Đất đai', 1],
    ['2', 'Hộ tịch', 2],
    ['', 'total', 4],
  ]);
});

test.each([
  [{ handled: 2 }, ['3 = 4 + 5 + 6', '3 = 7 + 11']],
  [{ settled: 1 }, ['7 = 8 + 9 + 10', '3 = 7 + 11']],
  [{ open_in_time: 0 }, ['11 = 12 + 13']],
])('says which identity fails when %j is wrong on one line', (wrong, failing) => {
  const rows = [row('xã', 'Hộ tịch'), row('xã', 'Đất đai', { ...oneOpen, ...wrong })];
  const { identities } = drawUpReport(rows, levelOf);
  expect(identities.filter(({ holds }) => !holds).map(({ says }) => says)).toEqual(failing);
});

test('without dossiers the report is one line of nothing, and holds', () => {
  const { lines, identities } = drawUpReport([], levelOf);
  expect(lines.map(({ kind }) => kind)).toEqual(['total']);
  expect(identities.every(({ holds }) => holds)).toBe(true);
});
