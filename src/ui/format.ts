import type { Locale } from '#platform/words';
import { messages } from './messages.ts';

// Plain arithmetic: a list shows a hundred days and amounts, and Intl costs more than the rest of its row.

const minute = 60_000;
const day = 1440 * minute;
/** Việt Nam has one time zone and no summer time. */
const offset = 7 * 60 * minute;

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A moment in milliseconds since 1970 (UTC), or a day as `YYYY-MM-DD`. */
export type Moment = number | string;

/** The calendar day of a moment in Việt Nam (the civil-from-days algorithm, in years that begin in March). */
function calendarDay(moment: Moment): CalendarDay {
  if (typeof moment === 'string') {
    const [year = 0, month = 0, date = 0] = moment.split('-', 3).map((part) => Number.parseInt(part, 10));
    return { year, month, day: date };
  }
  const days = Math.floor((moment + offset) / day) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** A day: `05/02/2026`, in English `5 Feb 2026`, because 05/02 means another day to half of its readers. */
export function dateOf(moment: Moment, locale: Locale = 'vi'): string {
  const { year, month, day: date } = calendarDay(moment);
  if (locale === 'vi') return `${two(date)}/${two(month)}/${year}`;
  return `${date} ${messages(locale).time.months[month - 1]?.slice(0, 3)} ${year}`;
}

/** The time of day in Việt Nam: `15:20`. */
export function timeOfDay(ms: number): string {
  const minutes = Math.floor((((ms + offset) % day) + day) / minute) % 1440;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A moment: `05/02/2026 15:20`. */
export function dateTimeOf(ms: number, locale: Locale = 'vi'): string {
  return `${dateOf(ms, locale)} ${timeOfDay(ms)}`;
}

/**
 * A day as documents write it: `ngày 05 tháng 02 năm 2026`, in English `5 February 2026`. Days below 10 and the months
 * 1 and 2 get a zero, the others do not (Phụ lục I, phần I, mục II.4, NĐ 30/2020/NĐ-CP).
 */
export function longDateOf(moment: Moment, locale: Locale = 'vi'): string {
  const { year, month, day: date } = calendarDay(moment);
  if (locale === 'vi') return `ngày ${two(date)} tháng ${month <= 2 ? two(month) : month} năm ${year}`;
  return `${date} ${messages(locale).time.months[month - 1]} ${year}`;
}

/** The day of the week: `thứ Năm`, `Chủ nhật`. */
export function weekdayOf(moment: Moment, locale: Locale = 'vi'): string {
  const { year, month, day: date } = calendarDay(moment);
  return messages(locale).time.weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
}

/** A number with its thousands set apart and at most `decimals` places: `1.234.567,89`. */
export function numberOf(value: number, locale: Locale = 'vi', decimals = 2): string {
  if (!Number.isFinite(value)) return '–';
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const [point, comma] = locale === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, point);
  const places = fraction.replace(/0+$/, '');
  const isZero = whole === '0' && places === '';
  return `${value < 0 && !isZero ? '-' : ''}${grouped}${places && comma + places}`;
}

/** An amount in đồng: `100.000 đồng`, in English `VND 100,000`. */
export function moneyOf(dong: number, locale: Locale = 'vi'): string {
  const amount = numberOf(dong, locale, 0);
  return locale === 'vi' ? `${amount} đồng` : `VND ${amount}`;
}

/**
 * A share between 0 and 1 in percent, with one place: `98,5%`. What is not quite everything never reads 100%, what is
 * not quite nothing never 0%: one late dossier in five thousand must stay visible.
 */
export function percentOf(share: number, locale: Locale = 'vi'): string {
  const tenths = Math.round(share * 1000);
  const honest = share < 1 && tenths >= 1000 ? 999 : share > 0 && tenths === 0 ? 1 : tenths;
  const text = numberOf(honest / 10, locale, 1);
  return Number.isFinite(share) ? `${text}%` : text;
}

/** An identity number of which only the last four digits are shown: `********1234`. */
export function maskIdentity(number: string): string {
  const shown = number.length > 6 ? number.slice(-4) : '';
  return '*'.repeat(number.length - shown.length) + shown;
}

/** The size of a file: `850 KB`, `1,2 MB`. */
export function fileSizeOf(bytes: number, locale: Locale = 'vi'): string {
  if (bytes < 1_048_576) return `${numberOf(Math.max(1, Math.ceil(bytes / 1024)), locale, 0)} KB`;
  return `${numberOf(bytes / 1_048_576, locale, 1)} MB`;
}

/**
 * Working time left until a promised moment, in minutes, negative when it has passed: `còn 1 ngày 3 giờ làm việc`,
 * `quá hạn 2 giờ`. A working day has `minutesPerDay` minutes, eight hours unless the agency works otherwise.
 */
export function workingTimeOf(minutes: number, locale: Locale = 'vi', minutesPerDay = 480): string {
  const words = messages(locale).time;
  const length = Math.floor(Math.abs(minutes));
  if (length === 0) return words.due;
  const days = Math.floor(length / minutesPerDay);
  const hours = Math.floor((length % minutesPerDay) / 60);
  const parts = [
    days > 0 && words.days(days),
    hours > 0 && words.hours(hours),
    days === 0 && hours === 0 && words.minutes(length),
  ];
  const time = parts.filter(Boolean).join(' ');
  return minutes > 0 ? words.left(time) : words.overdue(time);
}
