import { Readable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import {
  type CellKind,
  type CellValue,
  cellName,
  cellXml,
  headStyle,
  plainStyle,
  textCellXml,
  titleStyle,
} from './spreadsheet-cell.ts';
import { type SheetPlace, workbookParts } from './spreadsheet-parts.ts';

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface SpreadsheetColumn<Row> {
  readonly head: string;
  /** Columns side by side with the same group stand under one head. */
  readonly group?: string | undefined;
  /** In characters. */
  readonly width?: number | undefined;
  /** Text unless said otherwise. */
  readonly kind?: CellKind | undefined;
  readonly value: (row: Row) => CellValue;
}

/** One sheet: title and other lines above, a head that stays in view and filters, then the rows as they come. */
export interface Sheet<Row> {
  readonly name: string;
  /** Lines above the head; the first is the title. */
  readonly above?: readonly string[] | undefined;
  readonly columns: readonly SpreadsheetColumn<Row>[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** Sums and the like stand out. */
  readonly strong?: ((row: Row) => boolean) | undefined;
}

/**
 * Writes a workbook (.xlsx) row by row: of rows that come in pages, no more than one page is in memory. Nothing of the
 * data becomes a formula. `at` (milliseconds) dates the files in it. More rows than a sheet holds are an error.
 */
// biome-ignore lint/suspicious/noExplicitAny: a workbook holds sheets of rows of every shape.
export function spreadsheet(sheets: readonly Sheet<any>[], at: number): Readable {
  return Readable.from(zipped(sheets, at), { objectMode: false });
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
async function* zipped(sheets: readonly Sheet<any>[], at: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const encoder = new TextEncoder();
  const begin = (path: string) => {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = at;
    zip.add(entry);
    return (xml: string, last: boolean) => entry.push(encoder.encode(xml), last);
  };
  for (const [path, xml] of Object.entries(workbookParts(sheets.map(placeOf)))) begin(path)(xml, true);
  for (const [i, sheet] of sheets.entries()) {
    const write = begin(`xl/worksheets/sheet${i + 1}.xml`);
    for await (const xml of sheetXml(sheet, i === 0)) {
      write(xml, false);
      yield* ready.splice(0);
    }
    write('', true);
  }
  zip.end();
  yield* ready;
}

/** A sheet's name, as spreadsheet programs allow it: at most 31 characters, none of `[]:*?/\`. */
const nameOf = ({ name }: { readonly name: string }): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'|'$/g, '')
    .slice(0, 31)
    .trim() || 'Sheet';

function placeOf<Row>(sheet: Sheet<Row>): SheetPlace {
  const { headFrom, headTo } = headRows(sheet);
  return { name: nameOf(sheet), headFrom: headFrom + 1, headTo: headTo + 1 };
}

/** The first and last row of the head, counted from 0. */
function headRows<Row>({ above = [], columns }: Sheet<Row>): { headFrom: number; headTo: number } {
  const headFrom = above.length === 0 ? 0 : above.length + 1;
  return { headFrom, headTo: headFrom + (columns.some(({ group }) => group !== undefined) ? 1 : 0) };
}

const mostRows = 1_048_576;
const linesAChunk = 200;

async function* sheetXml<Row>(sheet: Sheet<Row>, isFirst: boolean): AsyncGenerator<string> {
  const { headTo } = headRows(sheet);
  let row = headTo + 1;
  let lines: string[] = [sheetBegin(sheet, isFirst)];
  for await (const each of sheet.rows) {
    if (row >= mostRows) throw new RangeError(`A sheet holds at most ${mostRows} rows.`);
    lines.push(rowXml(sheet, each, row++));
    if (lines.length < linesAChunk) continue;
    yield lines.join('');
    lines = [];
  }
  yield [...lines, sheetEnd(sheet, row - 1)].join('');
}

function rowXml<Row>({ columns, strong }: Sheet<Row>, each: Row, row: number): string {
  const bold = strong?.(each) ?? false;
  const cells = columns.map(({ value, kind = 'text' }, i) => cellXml(cellName(i, row), value(each), kind, bold));
  return `<row r="${row + 1}">${cells.join('')}</row>`;
}

function sheetBegin<Row>(sheet: Sheet<Row>, isFirst: boolean): string {
  const { above = [], columns } = sheet;
  const { headFrom, headTo } = headRows(sheet);
  const frozen = cellName(0, headTo + 1);
  const widths = columns.map(
    ({ width = 14 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const lines = above.map(
    (text, i) => `<row r="${i + 1}">${textCellXml(cellName(0, i), text, i === 0 ? titleStyle : plainStyle)}</row>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>`,
    `<pane ySplit="${headTo + 1}" topLeftCell="${frozen}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths.join('')}</cols><sheetData>${lines.join('')}`,
    headTo > headFrom
      ? headXml(
          columns.map((column) => column.group ?? column.head),
          headFrom,
        )
      : '',
    headXml(
      columns.map(({ head }) => head),
      headTo,
    ),
  ].join('');
}

const headXml = (heads: readonly string[], row: number): string =>
  `<row r="${row + 1}">${heads.map((head, i) => textCellXml(cellName(i, row), head, headStyle)).join('')}</row>`;

function sheetEnd<Row>(sheet: Sheet<Row>, lastRow: number): string {
  const { headFrom, headTo } = headRows(sheet);
  const lastColumn = sheet.columns.length - 1;
  const merged = headTo > headFrom ? mergedHeads(sheet.columns, headFrom, headTo) : [];
  return [
    `</sheetData><autoFilter ref="${cellName(0, headTo)}:${cellName(lastColumn, Math.max(lastRow, headTo))}"/>`,
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('');
}

/** A group spans its columns; a column without one spans both rows of the head. */
function mergedHeads(columns: readonly SpreadsheetColumn<never>[], top: number, bottom: number): string[] {
  return columns.flatMap(({ group }, i) => {
    if (group === undefined) return [`${cellName(i, top)}:${cellName(i, bottom)}`];
    if (columns[i - 1]?.group === group) return [];
    const end = columns.findIndex((column, j) => j > i && column.group !== group);
    const last = end === -1 ? columns.length - 1 : end - 1;
    return last === i ? [] : [`${cellName(i, top)}:${cellName(last, top)}`];
  });
}
