import { cleanLine, cleanParagraphs } from './clean-text.ts';
import type { NumberSchema, TextFormat, TextSchema } from './form-definition.ts';

/** Reads what was typed into a text field; what cannot be read stays as typed, so that the person sees it again. */
export function readTypedText(schema: TextSchema, typed: string, severalLines: boolean): string {
  const text = severalLines ? cleanParagraphs(typed) : cleanLine(typed);
  return schema.format === undefined ? text : (readers[schema.format]?.(text) ?? text);
}

/**
 * Reads a number written the Vietnamese way (`1.234.567,5`, with or without `đồng`); what cannot be read, or is too
 * large to be exact, stays as typed.
 */
export function readTypedNumber(schema: NumberSchema, typed: string): number | string {
  const text = cleanLine(typed);
  const bare = text.replace(/\s*(₫|đ|đồng|vnđ|vnd)\.?$/i, '');
  const [, whole, decimals] = /^(-?(?:\d+|\d{1,3}(?:[. ]\d{3})+))(?:,(\d+))?$/.exec(bare) ?? [];
  if (whole === undefined || (schema.type === 'integer' && decimals !== undefined)) return text;
  const value = Number(`${whole.replace(/[. ]/g, '')}.${decimals ?? '0'}`);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : text;
}

const readers: Record<TextFormat, (text: string) => string | undefined> = {
  date: readDate,
  'past-date': readDate,
  'past-date-part': (text) => readDate(text) ?? readMonth(text),
  'time-of-day': readTime,
  'identity-number': (text) => text.replace(/[ .-]/g, ''),
  'phone-vi': readPhone,
  email: (text) => text,
};

const separated = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const eightDigits = /^(\d{2})(\d{2})(\d{4})$/;

/** `5/2/2026`, `05-02-2026`, `05.02.2026` or `05022026` is the fifth of February, as everybody here writes it. */
function readDate(text: string): string | undefined {
  const [, day, month, year] = separated.exec(text) ?? eightDigits.exec(text) ?? [];
  return year && `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

function readMonth(text: string): string | undefined {
  const [, month, year] = /^(\d{1,2})[/.\- ](\d{4})$/.exec(text) ?? [];
  return year && `${year}-${month!.padStart(2, '0')}`;
}

/** `9h30`, `9:30`, `9 giờ 30` and `9h` are times of day. */
function readTime(text: string): string | undefined {
  const [, hour, minute] = /^(\d{1,2})\s*(?:[h:.]|giờ)\s*(\d{1,2})?\s*(?:phút)?$/i.exec(text) ?? [];
  return hour && `${hour.padStart(2, '0')}:${(minute ?? '0').padStart(2, '0')}`;
}

function readPhone(text: string): string | undefined {
  const digits = text.replace(/[ .()-]/g, '');
  const [, national] = /^(?:\+84|0084|84(?=\d{9,10}$)|0)(\d+)$/.exec(digits) ?? [];
  return national && `+84${national}`;
}
