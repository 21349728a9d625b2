import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { instantOf } from './clock.ts';
import { type Sheet, spreadsheet } from './spreadsheet.ts';
import { serialOf } from './spreadsheet-cell.ts';

interface Line {
  readonly name: string;
  readonly day?: string;
  readonly at?: number;
  readonly fee?: number;
}

const sheet = (rows: Sheet<Line>['rows'], more: Partial<Sheet<Line>> = {}): Sheet<Line> => ({
  name: 'Sổ theo dõi',
  columns: [
    { head: 'Họ và tên', value: ({ name }) => name, width: 30 },
    { head: 'Ngày nhận', value: ({ day }) => day, kind: 'day' },
    { head: 'Hẹn trả', value: ({ at }) => at, kind: 'moment' },
    { head: 'Lệ phí', value: ({ fee }) => fee, kind: 'money' },
  ],
  rows,
  ...more,
});

const at = instantOf('2026-03-10', 8 * 60);

async function open(...sheets: Sheet<Line>[]): Promise<Record<string, string>> {
  const files = unzipSync(await buffer(spreadsheet(sheets, at)));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const firstSheet = async (...lines: Line[]) => (await open(sheet(lines)))['xl/worksheets/sheet1.xml'] ?? '';

/** The cells of a sheet as a spreadsheet program reads them. */
function cellsOf(xml: string): Record<string, string> {
  const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs)];
  return Object.fromEntries(cells.map(([, name, text, value]) => [name, text ?? value ?? '']));
}

describe('a workbook', () => {
  test('has every part a spreadsheet program asks for, each named in the list of contents', async () => {
    const parts = await open(sheet([]), sheet([], { name: 'Tháng 4' }));
    expect(Object.keys(parts).toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    for (const path of Object.keys(parts).filter((path) => /^xl\/[^_]/.test(path)))
      expect(parts['[Content_Types].xml']).toContain(`PartName="/${path}"`);
    expect(parts['xl/workbook.xml']).toContain('<sheet name="Sổ theo dõi" sheetId="1" r:id="rId1"/>');
  });

  test('counts as many styles as it writes', async () => {
    const { 'xl/styles.xml': styles = '' } = await open(sheet([]));
    const count = (tag: string, list: string) => {
      const [, said, body = ''] = new RegExp(`<${list} count="(\\d+)">(.*?)</${list}>`, 's').exec(styles) ?? [];
      return [Number(said), [...body.matchAll(new RegExp(`<${tag}[ >]`, 'g'))].length];
    };
    for (const [tag, list] of [
      ['xf', 'cellXfs'],
      ['font', 'fonts'],
      ['fill', 'fills'],
      ['border', 'borders'],
      ['numFmt', 'numFmts'],
    ] as const) {
      const [said, there] = count(tag, list);
      expect(there, list).toBe(said);
      expect(there, list).toBeGreaterThan(1);
    }
  });

  test('gives a sheet a name that programs allow', async () => {
    const { 'xl/workbook.xml': workbook = '' } = await open(
      sheet([], { name: "Hồ sơ [quá hạn]: a/b 'x' và một tên dài hơn ba mươi mốt chữ" }),
    );
    const [, name = ''] = /<sheet name="([^"]*)"/.exec(workbook) ?? [];
    expect(name).not.toMatch(/[[\]:*?/\\]/);
    expect(name.length).toBeLessThanOrEqual(31);
  });
});

describe('a cell', () => {
  test('of a day or a moment counts days by the calendar of Viet Nam', async () => {
    const cells = cellsOf(await firstSheet({ name: 'An', day: '2026-03-10', at: instantOf('2026-03-10', 18 * 60) }));
    expect(cells).toMatchObject({ B2: '46091', C2: '46091.75' });
    expect(serialOf('1900-03-01')).toBe(61);
  });

  test('of money is a number, and one that is not known is not written', async () => {
    const xml = await firstSheet({ name: 'An', fee: 8000 }, { name: 'Bình' });
    expect(cellsOf(xml).D2).toBe('8000');
    expect(xml).not.toContain('r="D3"');
  });

  test.each(['=1+1', '+84912345678', '-5', '@SUM(A1)', '=HYPERLINK("http://x","y")'])(
    'with %s stays text',
    async (text) => {
      const xml = await firstSheet({ name: text });
      expect(xml).toMatch(/<c r="A2" s="17" t="inlineStr">/);
      expect(xml).not.toContain('<f>');
      expect(cellsOf(xml).A2?.replaceAll('&quot;', '"')).toBe(text);
    },
  );

  test('loses what XML cannot hold and keeps the rest as it was', async () => {
    const cells = cellsOf(await firstSheet({ name: 'a\u0000\u0008\u001f<b>&\ud800\uffff Nguyễn _x0041_ 😀\r\nhai' }));
    expect(cells.A2).toBe('a&lt;b&gt;&amp; Nguyễn _x005F_x0041_ 😀\nhai');
  });

  test('holds no more text than a program takes', async () => {
    expect(cellsOf(await firstSheet({ name: 'â'.repeat(40_000) })).A2).toHaveLength(32_767);
  });
});

describe('a sheet', () => {
  test('keeps its head in view and filters what is below it', async () => {
    const xml = await firstSheet({ name: 'An' }, { name: 'Bình' });
    expect(cellsOf(xml)).toMatchObject({ A1: 'Họ và tên', D1: 'Lệ phí', A3: 'Bình' });
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A1:D3"/>');
  });

  test('puts a title above and heads of groups over their columns', async () => {
    const columns = [
      { head: 'Lĩnh vực', value: () => 'Hộ tịch' },
      { head: 'Trực tuyến', group: 'Tiếp nhận', kind: 'number', value: () => 3 },
      { head: 'Trực tiếp', group: 'Tiếp nhận', kind: 'number', value: () => 4 },
      { head: 'Tổng', kind: 'number', value: () => 7 },
    ] as const;
    const xml = (await open(sheet([{ name: '' }], { above: ['BÁO CÁO', 'Tháng 3'], columns, strong: () => true })))[
      'xl/worksheets/sheet1.xml'
    ];
    expect(cellsOf(xml!)).toMatchObject({ A1: 'BÁO CÁO', A2: 'Tháng 3', B4: 'Tiếp nhận', B5: 'Trực tuyến', D6: '7' });
    expect(xml).toContain('<mergeCell ref="A4:A5"/><mergeCell ref="B4:C4"/><mergeCell ref="D4:D5"/>');
    expect(xml).toContain('<c r="D6" s="8">');
  });

  test('takes its rows as they come, and fails when they do', async () => {
    async function* pages() {
      for (let i = 0; i < 3_000; i++) yield { name: `dòng ${i}` };
    }
    const xml = (await open(sheet(pages())))['xl/worksheets/sheet1.xml']!;
    expect(cellsOf(xml).A3001).toBe('dòng 2999');
    async function* broken() {
      yield { name: 'một' };
      throw new Error('the database is gone');
    }
    await expect(buffer(spreadsheet([sheet(broken())], at))).rejects.toThrow('the database is gone');
  });
});
