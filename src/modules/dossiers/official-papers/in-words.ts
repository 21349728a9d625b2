import { type Day, dayOf, timeOf } from '#platform/clock';

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const thousands = ['', 'nghìn', 'triệu'] as const;

/** An amount of đồng as a fee line words it: 105000 → "Một trăm linh năm nghìn đồng". Refuses all but whole, ≥ 0. */
export function amountInWords(dong: number): string {
  if (!Number.isSafeInteger(dong) || dong < 0) throw new RangeError(`Not an amount of đồng: ${dong}`);
  const words = `${numberInWords(dong)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function numberInWords(n: number): string {
  const billions = Math.floor(n / 1e9);
  const words = [...(billions > 0 ? [numberInWords(billions), 'tỷ'] : []), ...belowBillion(n % 1e9, billions > 0)];
  return words.join(' ') || digits[0];
}

/** Words of 0 … 999 999 999, millions first; a group of zeros is not read. `follows`: greater words stand before. */
function belowBillion(n: number, follows: boolean): string[] {
  const words: string[] = [];
  for (let power = 2; power >= 0; power--) {
    const group = Math.floor(n / 1000 ** power) % 1000;
    if (group === 0) continue;
    words.push(...belowThousand(group, follows || words.length > 0));
    if (power > 0) words.push(thousands[power] ?? '');
  }
  return words;
}

/** Words of 1 … 999; after greater words the hundreds are read even when zero: "một nghìn không trăm linh năm". */
function belowThousand(n: number, follows: boolean): string[] {
  const hundred = Math.floor(n / 100);
  const rest = n % 100;
  const hundreds = hundred > 0 || follows ? [digitWord(hundred), 'trăm'] : [];
  if (rest === 0) return hundreds;
  if (rest < 10 && hundreds.length > 0) return [...hundreds, 'linh', digitWord(rest)];
  return [...hundreds, ...belowHundred(rest)];
}

function belowHundred(n: number): string[] {
  const ten = Math.floor(n / 10);
  const unit = n % 10;
  if (ten === 0) return [digitWord(unit)];
  const tens = ten === 1 ? ['mười'] : [digitWord(ten), 'mươi'];
  return unit === 0 ? tens : [...tens, unitAfterTens(ten, unit)];
}

/** mốt, tư, lăm: what one, four and five are called after tens. */
function unitAfterTens(ten: number, unit: number): string {
  if (unit === 5) return 'lăm';
  if (ten > 1 && unit === 1) return 'mốt';
  if (ten > 1 && unit === 4) return 'tư';
  return digitWord(unit);
}

const digitWord = (digit: number): string => digits[digit] ?? '';

/** An amount of đồng in figures: 105000 → "105.000 đồng". */
export function amountInFigures(dong: number): string {
  return `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}

/** "ngày 05 tháng 02 năm 2026": days below 10 and months 1 and 2 take a 0 (Phụ lục I, NĐ 30/2020/NĐ-CP). */
export function dateInWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** "08 giờ 05 phút, ngày 05 tháng 02 năm 2026" in Viet Nam's time; `at` in milliseconds. */
export function momentInWords(at: number): string {
  const [hour, minute] = timeOf(at).split(':');
  return `${hour} giờ ${minute} phút, ${dateInWords(dayOf(at))}`;
}

/** "08:05 05/02/2026" in Viet Nam's time, for narrow columns; `at` in milliseconds. */
export function shortMoment(at: number): string {
  return `${timeOf(at)} ${shortDate(dayOf(at))}`;
}

/** "05/02/2026". */
export function shortDate(day: Day): string {
  return day.split('-').reverse().join('/');
}

/** A telephone number in groups, so that it is read without slips and breaks where it may: 0912345678 → "0912 345 678". */
export function phoneInGroups(phone: string): string {
  return phone.replace(/^(0\d{3})(\d{3})(\d{3,4})$/, '$1 $2 $3');
}

/** A count with at least two digits: 1 → "01". */
export const twoDigits = (count: number): string => String(count).padStart(2, '0');
