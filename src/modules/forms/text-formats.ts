import { isDay as isCalendarDay } from '#platform/form';
import type { TextFormat } from './form-definition.ts';

const mobile = /^\+84[35789]\d{8}$/;
const landline = /^\+842\d{9}$/;
// One @, a domain with a dot, nothing that could carry a second header or address; mail is the only real check.
const email = /^[^\s@<>()[\],;:"\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Whether `text` is a day of the calendar that a living person may write, `YYYY-MM-DD` between 1850 and 2199. */
export function isDay(text: string): boolean {
  return /^(18[5-9]|19\d|20\d|21\d)\d-/.test(text) && isCalendarDay(text);
}

/** Whether `text` is a day, a month `YYYY-MM` or a year `YYYY`: the day of birth of many old people is not known. */
export function isDayPart(text: string): boolean {
  return isDay(text) || isDay(`${text}-01`) || isDay(`${text}-01-01`);
}

/** The shape of each kind of text, once read. That a past date is past needs to know today: see `check-answers.ts`. */
export const textFormats: Record<TextFormat, (text: string) => boolean> = {
  date: isDay,
  'past-date': isDay,
  'past-date-part': isDayPart,
  'time-of-day': (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  'identity-number': (text) => /^\d{12}$/.test(text),
  'phone-vi': (text) => mobile.test(text) || landline.test(text),
  email: (text) => text.length <= 254 && email.test(text),
};
