import { type Day, instantOf } from './clock.ts';

/** How a column is written and shown: a day is `YYYY-MM-DD`, a moment milliseconds, a number whole, a percent a share of 1. */
export type CellKind = 'text' | 'day' | 'moment' | 'number' | 'decimal' | 'money' | 'percent';

export type CellValue = string | number | null | undefined;

/** The places of the styles in `cellXfs` of the workbook; each kind has its strong twin right after it. */
export const styleNumbers = { text: 1, day: 3, moment: 5, number: 7, decimal: 9, money: 11, percent: 13 } as const;

export const plainStyle = 0;
export const headStyle = 15;
export const titleStyle = 16;
/** Text that begins like a formula: the leading apostrophe keeps it text when somebody edits the cell. */
export const quotedStyle = 17;

/** A cell with nothing in it is not written at all. */
export function cellXml(at: string, value: CellValue, kind: CellKind, strong: boolean): string {
  if (value === null || value === undefined || value === '') return '';
  const style = styleNumbers[kind] + (strong ? 1 : 0);
  if (kind === 'text') return textCellXml(at, String(value), looksLikeFormula(String(value)) ? quotedStyle : style);
  const number = numberOf(value, kind);
  return Number.isFinite(number)
    ? `<c r="${at}" s="${style}"><v>${number}</v></c>`
    : textCellXml(at, String(value), style);
}

/** A cell that is text whatever it begins with. */
export function textCellXml(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${textXml(text.slice(0, longestText))}</t></is></c>`;
}

/** What a spreadsheet program takes at most in one cell. */
const longestText = 32_767;

const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

/** A day or moment as the count of days since 30 December 1899 by the calendar of Viet Nam. */
export function serialOf(value: Day | number): number {
  const at = typeof value === 'number' ? value : instantOf(value, 0);
  return (at - instantOf('1899-12-30', 0)) / 86_400_000;
}

function numberOf(value: string | number, kind: CellKind): number {
  return kind === 'day' || kind === 'moment' ? serialOf(value) : Number(value);
}

/** Text that XML allows: control characters and halves of characters go, and `_x0041_` is kept from being read as "A". */
export function textXml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\ufffd\u{10000}-\u{10ffff}]|[\u007f-\u009f]|[\ud800-\udfff]/gu, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, (sign) => entities[sign]!);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The name of a place, counted from 0: (0, 0) is A1, (26, 9) is AA10. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row + 1}`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}
