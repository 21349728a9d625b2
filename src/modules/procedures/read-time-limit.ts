import { normaliseText } from '#platform/text';
import type { LimitUnit, ProcedureCase, Reading, TimeLimit, Why } from './procedure-version.ts';

const units: Record<string, LimitUnit> = {
  'giờ làm việc': 'working_hour',
  giờ: 'working_hour',
  'ngày làm việc': 'working_day',
  ngày: 'day',
  tháng: 'month',
  năm: 'year',
};

const limitPattern = new RegExp(
  `^(?:(?:trong thời hạn|không quá|tối đa) )*(\\d{1,3})(?: \\([^)\\d]*\\))? (${Object.keys(units).join('|')})(?![\\p{L}])(.*)$`,
  'iu',
);
const sameDayPattern = /^(?:ngay )?trong ngày(?: tiếp nhận| làm việc)?(?![\p{L}])(.*)$/iu;
const cutOffPattern =
  /^[\s;(:,]*(?:tiếp )?nhận sau 15 giờ(?: thì trả| thì trả kết quả)?:? ?(?:kết quả )?ngày làm việc tiếp theo\)?/iu;
const fromFullDossier = /^,? ?kể từ (?:ngày|khi) (?:tiếp )?nhận (?:được )?(?:đầy )?(?:đủ )?hồ sơ[^\d;|]*$/iu;
/** A duty to act on what one is told runs day and night (procedure 1.004946, protecting a child in danger). */
const sinceTold = /^ kể từ khi nhận (?:được )?thông tin$/iu;
const lengthened = /kéo dài|xác minh|thỏa thuận|thoả thuận/iu;
const unitOther = /^(\d{1,3}) \(unit OTHER\)$/;

/** Reads a text such as “5 ngày làm việc”; what is unclear becomes unit `none` with the reason, never a guess. */
export function readTimeLimit(text: string): Reading<TimeLimit> {
  const said = normaliseText(text);
  if (said === '') return none(text, 'not_stated');
  if (/^không quy định/iu.test(said)) return none(text, 'law_sets_none');
  if (said.includes(' | ')) return readSeveral(text, said.split(' | '));
  if (unitOther.test(said)) return none(text, 'unreadable', 'unit_unknown');
  return readSameDay(text, said) ?? readAmount(text, said) ?? none(text, 'unreadable', 'unreadable');
}

/** The number of a portal text whose unit is `OTHER`, undefined for any other text. */
export function numberWithoutUnit(text: string): number | undefined {
  const number = normaliseText(text).match(unitOther)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Reads “Theo trường hợp: tên – thời hạn; tên – thời hạn” into cases; no such text, no cases. */
export function readCases(text: string): ProcedureCase[] {
  const list = normaliseText(text).match(/^Theo trường hợp: (.+)$/iu)?.[1];
  if (list === undefined) return [];
  return list.split('; ').flatMap((part) => {
    const [name = '', limit = ''] = part.split(' – ');
    const timeLimit = readTimeLimit(limit).value;
    return timeLimit.unit === 'none' ? [] : [{ name, timeLimit }];
  });
}

/** Whether two limits promise the same. */
export const isSameLimit = (a: TimeLimit, b: TimeLimit): boolean => a.unit === b.unit && a.amount === b.amount;

function readSameDay(raw: string, said: string): Reading<TimeLimit> | undefined {
  const rest = said.match(sameDayPattern)?.[1];
  if (rest === undefined) return undefined;
  const extension = trimmed(rest.replace(cutOffPattern, ''));
  return { value: { unit: 'same_day', amount: 1, extension, raw }, whys: [] };
}

function readAmount(raw: string, said: string): Reading<TimeLimit> | undefined {
  const [, digits, word, rest = ''] = said.match(limitPattern) ?? [];
  const unit = units[word?.toLowerCase() ?? ''];
  if (unit === undefined) return undefined;
  if (Number(digits) === 0) return none(raw, 'unreadable', 'zero_limit');
  if (sinceTold.test(rest)) return { value: { unit: 'hour', amount: Number(digits), extension: '', raw }, whys: [] };
  const extension = extensionOf(rest, Number(digits));
  if (extension === undefined) return undefined;
  const whys: Why[] = word?.toLowerCase() === 'giờ' ? ['hours_not_said_working'] : [];
  return { value: { unit, amount: Number(digits), extension, raw }, whys };
}

/** The words after the number: nothing, where it starts, a sum of parts, or a lengthening; undefined if something else. */
function extensionOf(rest: string, amount: number): string | undefined {
  const words = trimmed(rest);
  if (words === '' || isSumOfParts(rest, amount)) return words;
  const [start = '', ...others] = rest.split(';');
  const after = fromFullDossier.test(start) ? trimmed(others.join(';')) : words;
  return after === '' || (lengthened.test(after) && /^[;,( ]/.test(rest)) ? after : undefined;
}

/** “(cấp xã 10 + cấp tỉnh 15)” after 25. */
function isSumOfParts(rest: string, amount: number): boolean {
  if (!/^ \([^()]*\+[^()]*\)$/u.test(rest)) return false;
  const parts = rest.match(/\d+/g) ?? [];
  return parts.reduce((sum, part) => sum + Number(part), 0) === amount;
}

function readSeveral(raw: string, parts: string[]): Reading<TimeLimit> {
  const read = parts.map((part) => readTimeLimit(part));
  const [first] = read;
  const agree = first && read.every((one) => one.value.unit !== 'none' && isSameLimit(one.value, first.value));
  return agree ? { value: { ...first.value, raw }, whys: first.whys } : none(raw, 'unreadable', 'several_values');
}

function none(raw: string, because: NonNullable<TimeLimit['because']>, ...whys: Why[]): Reading<TimeLimit> {
  return { value: { unit: 'none', amount: 0, extension: '', raw, because }, whys };
}

const trimmed = (text: string): string => text.replace(/^[\s;,:.(]+/, '').replace(/[\s;,.)]+$/, '');
