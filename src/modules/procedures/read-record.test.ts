import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CatalogueRecord, misshapenFields } from './catalogue-record.ts';
import { feesFor, limitFor } from './of-channel.ts';
import { amountFor } from './read-fee.ts';
import { readRecord } from './read-record.ts';

const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as CatalogueRecord[];
const readings = catalogue.map(readRecord);
const reading = (code: string) => {
  const found = readings.find(({ version }) => version.code === code);
  if (!found) throw new Error(`No record ${code}`);
  return found;
};
const whysOf = (code: string, field: string) =>
  reading(code)
    .problems.filter((problem) => problem.field.startsWith(field))
    .map((problem) => problem.why);

describe('the whole catalogue', () => {
  test('every record has the shape of one', () => {
    expect(catalogue.flatMap(misshapenFields)).toEqual([]);
  });

  test('so many are read fully, and these are the problems of the others', () => {
    const counts: Record<string, number> = {};
    for (const { field, why } of readings.flatMap(({ problems }) => problems)) {
      const kind = `${why} ${field.replace(/\[\d+\]/, '').replace(/^channels\..*\./, 'channels.')}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    expect(readings.filter(({ problems }) => problems.length === 0)).toHaveLength(35);
    expect(counts).toEqual({
      'amounts_differ channels.fee': 3,
      'amounts_differ fee': 2,
      'code_unreadable result': 1,
      'cut_short applicants': 13,
      'cut_short channels.note': 98,
      'cut_short documents': 429,
      'cut_short legal_basis': 117,
      'cut_short result': 40,
      'date_missing notes': 1,
      'foreign_currency channels.fee': 2,
      'fragment documents': 43,
      'free_but_text_differs channels.fee': 1,
      'free_but_text_differs fee': 30,
      'garbled fee': 10,
      'hours_not_said_working channels.time': 12,
      'hours_not_said_working time_limit': 4,
      'missing applicants': 142,
      'missing channels': 142,
      'missing documents': 136,
      'missing fee': 180,
      'missing legal_basis': 135,
      'missing publication_decision': 142,
      'missing result': 139,
      'missing time_limit': 143,
      'no_number legal_basis': 80,
      'quantity_glued documents': 11,
      'quantity_missing documents': 12,
      'several_values time_limit': 38,
      'unit_unknown channels.time': 39,
      'unreadable channels.fee': 1,
      'unreadable fee': 1,
      'unreadable publication_decision': 8,
      'unreadable time_limit': 1,
      'zero_limit time_limit': 1,
    });
  });

  test('so many have a limit that the deadline engine can count', () => {
    const units: Record<string, number> = {};
    for (const { version } of readings) units[version.timeLimit.unit] = (units[version.timeLimit.unit] ?? 0) + 1;
    expect(units).toEqual({
      day: 37,
      hour: 1,
      none: 196,
      same_day: 14,
      working_day: 188,
      working_hour: 4,
    });
  });

  test('no text is lost: the record stands whole in its version, and every list keeps each of its texts', () => {
    for (const [i, { version }] of readings.entries()) {
      const record = catalogue[i];
      expect(version.raw).toBe(record);
      expect(version.requiredPapers.map((paper) => paper.raw)).toEqual(record?.documents);
      expect(version.legalBases.map((basis) => basis.raw)).toEqual(record?.legal_basis);
      expect(version.channels.map((channel) => [channel.channel, channel.note])).toEqual(
        record?.channels.map((channel) => [channel.channel, channel.note]),
      );
    }
  });

  test('each problem quotes the text of its field, and names its record', () => {
    for (const [i, { problems }] of readings.entries()) {
      const texts = JSON.stringify(catalogue[i]);
      for (const problem of problems) {
        expect(problem.code).toBe(catalogue[i]?.code);
        expect(texts).toContain(JSON.stringify(problem.text).slice(1, -1));
      }
    }
  });

  test('a limit without number always says why', () => {
    for (const { version } of readings) {
      expect(version.timeLimit.unit === 'none').toBe(version.timeLimit.because !== undefined);
    }
  });

  test('no fee of a fee that the province sets is shown as zero', () => {
    const provincial = readings
      .flatMap(({ version }) => version.fees)
      .filter((fee) => /Hội đồng nhân dân/.test(fee.raw));
    expect(provincial.length).toBeGreaterThan(30);
    expect(provincial.filter((fee) => fee.amount !== undefined && !/Không thu|Miễn lệ phí\./.test(fee.raw))).toEqual(
      [],
    );
  });
});

describe('one record after another', () => {
  test('birth registration is due in the day, whatever the portal’s unit', () => {
    const { version } = reading('1.001193');
    expect(version.timeLimit).toMatchObject({ unit: 'same_day', amount: 1 });
    expect(limitFor(version, 'online').unit).toBe('same_day');
    expect(version.results).toEqual([{ name: 'Giấy khai sinh', code: 'KQ.G15.000031' }]);
    expect(whysOf('1.001193', 'channels')).toContain('unit_unknown');
  });

  test('a certified copy costs by the page at the counter; the dollars of a consulate are not asked here', () => {
    const [fee, ...others] = feesFor(reading('2.000815').version, 'direct');
    expect(others).toEqual([]);
    expect(fee && amountFor(fee, 4)).toBe(6000);
    expect(whysOf('2.000815', 'channels.direct.fee')).toEqual(['foreign_currency']);
  });

  test('where the record says “1 Ngày làm việc | 02 Giờ” the record has no limit, each channel its own', () => {
    const { version } = reading('1.013133');
    expect(version.timeLimit).toMatchObject({ unit: 'none', because: 'unreadable', raw: '1 Ngày làm việc | 02 Giờ' });
    expect(limitFor(version, 'direct')).toMatchObject({ unit: 'working_day', amount: 1 });
    expect(limitFor(version, 'online')).toMatchObject({ unit: 'working_hour', amount: 2 });
    expect(whysOf('1.013133', 'time_limit')).toEqual(['several_values']);
  });

  test('where one channel has several limits by case, none is chosen', () => {
    expect(limitFor(reading('2.002761').version, 'direct')).toMatchObject({ unit: 'none', because: 'unreadable' });
  });

  test('limits by case are read into cases', () => {
    const { version } = reading('1.004859');
    expect(version.cases.map((one) => one.timeLimit.unit)).toEqual(['same_day', 'working_day']);
    expect(version.timeLimit.unit).toBe('none');
  });

  test('a record without limit takes the one its direct channel states', () => {
    const { version } = reading('1.004656');
    expect(version.raw.time_limit).toBe('');
    expect(version.timeLimit).toMatchObject({ unit: 'working_day', amount: 5 });
  });

  test('a law that sets no limit is no problem, a missing one is', () => {
    expect(reading('1.013144').version.timeLimit.because).toBe('law_sets_none');
    expect(whysOf('1.013144', 'time_limit')).toEqual([]);
    expect(whysOf('1.001731', 'time_limit')).toEqual(['missing']);
  });

  test('a child in danger is protected within 12 hours of day and night', () => {
    expect(reading('1.004946').version.timeLimit).toMatchObject({ unit: 'hour', amount: 12 });
  });

  test('a repealed procedure names its day and what takes its place', () => {
    expect(reading('2.002481').version).toMatchObject({
      status: 'repealed',
      repeal: { on: '2026-05-19', replacedBy: '2.002854' },
    });
  });

  test('police and military procedures are told apart', () => {
    const groups = readings.map(({ version }) => version.agencyGroup);
    const counted = (group: string) => groups.filter((one) => one === group).length;
    expect([counted('commune'), counted('police'), counted('military'), counted('other')]).toEqual([341, 55, 44, 0]);
  });
});

describe('a channel that contradicts its record', () => {
  const base = catalogue.find((record) => record.code === '3.000439') as CatalogueRecord;
  const channel = { channel: 'direct', time: '20 ngày làm việc', fee: 'Miễn phí', note: '' };

  test('is a problem, and neither limit is chosen', () => {
    const { version, problems } = readRecord({ ...base, channels: [channel] });
    expect(problems).toContainEqual({
      code: '3.000439',
      field: 'channels.direct.time',
      text: '20 ngày làm việc',
      why: 'disagrees',
    });
    expect(version.timeLimit.amount).toBe(35);
    expect(limitFor(version, 'direct').unit).toBe('none');
    expect(limitFor(version, 'online').amount).toBe(35);
  });

  test('a portal number without unit that differs is one too', () => {
    const { problems } = readRecord({ ...base, channels: [{ ...channel, time: '5 (unit OTHER)' }] });
    expect(problems.map((problem) => problem.why)).toContain('disagrees');
  });
});
