import { normaliseText } from '#platform/text';
import type { Fee, Reading, Why } from './procedure-version.ts';

/** A fee text taken apart: what stands first (free, or a number of đồng), and the words that explain it. */
interface Parts {
  free: boolean;
  amount?: number;
  kind: Fee['kind'];
  tail: string;
}

const thousands = '\\d{1,3}(?:[.,]\\d{3})+|\\d+';
const currency = '(?:VNĐ|VND|đồng|đ|Việt Nam Đồng)';
const money = new RegExp(`(${thousands}) ?${currency}(?![\\p{L}])`, 'giu');
const headPattern = new RegExp(`^(Phí|Lệ phí)? ?:? ?(${thousands}) ?${currency}(?![\\p{L}])(.*)$`, 'iu');
const provincial = /Hội đồng nhân dân|HĐND/iu;
/** Words after “free” that say once more that nothing is due. */
const nothingMore = /^(?:\(0 đồng\)|không|không có|không quy định|chưa quy định)?$/iu;
/** Words after “free” that name something else than this settlement, or repeat that it is free. */
const freeAllTheSame =
  /^(?:(?:không )?thu lệ phí đăng ký đối với tổ hợp tác|miễn lệ phí\.|phí cấp bản sao [^.]*\(nếu có yêu cầu\))/iu;
/** Remains of “không có” and “không quy định” from which the source lost its first word. */
const garbledNothing = /^(?:có|quy định)$/iu;

/** Reads the fee text of a record or channel. An empty text gives no fees; what is unclear has no amount, never a guess. */
export function readFees(text: string): Reading<Fee[]> {
  const said = normaliseText(text);
  if (said === '') return { value: [], whys: [] };
  if (/\bUSD\b/u.test(said)) return noAmount(text, said, 'other_text', 'foreign_currency');
  const parts = partsOf(said);
  if (!parts) return provincial.test(said) ? noAmount(text, said, 'provincial_council') : unread(text, said);
  return parts.free ? readFree(text, said, parts) : readPriced(text, said, parts);
}

/** The fee that the portal put at the beginning of a channel's note, such as “50,000 Việt Nam Đồng(/văn bản)”. */
export function feeTextInNote(note: string): string {
  const said = normaliseText(note);
  if (/^[\d.,]+ Việt Nam Đồng ?\(/u.test(said)) return note;
  const speaksOfFees = /^\(*(?:Lệ phí|Phí, lệ phí|Mức lệ phí|Đồng|- Không thu lệ phí)/u.test(said);
  return speaksOfFees && provincial.test(said) ? note : '';
}

/** What is due for `quantity` of the fee's unit, in đồng; undefined when the record does not say the amount. */
export function amountFor(fee: Fee, quantity = 1): number | undefined {
  if (fee.amount === undefined) return undefined;
  let due = 0;
  for (let unit = 1; unit <= quantity; unit++) due += amountOfUnit(fee, fee.amount, unit);
  return fee.max ? Math.min(due, fee.max.amount) : due;
}

function amountOfUnit({ tiers = [] }: Fee, first: number, unit: number): number {
  return tiers.findLast((tier) => unit >= tier.from)?.amount ?? first;
}

function partsOf(said: string): Parts | undefined {
  const free = said.match(/^Miễn phí(?: – | )?(.*)$/iu);
  if (free) return { free: true, kind: 'unsaid', tail: (free[1] ?? '').trim() };
  const [, kind, digits, rest = ''] = said.match(headPattern) ?? [];
  if (digits === undefined) return undefined;
  return {
    free: false,
    amount: numberOf(digits),
    kind: kindOf(kind ?? rest),
    tail: rest.replace(/^ ?[–-] /u, '').trim(),
  };
}

function readFree(raw: string, said: string, { tail }: Parts): Reading<Fee[]> {
  if (nothingMore.test(tail)) return { value: [fee({ amount: 0, words: said, raw })], whys: [] };
  if (garbledNothing.test(tail)) return unread(raw, said, 'garbled');
  if (freeAllTheSame.test(tail)) return { value: [fee({ amount: 0, words: said, condition: tail, raw })], whys: [] };
  if (provincial.test(tail)) return noAmount(raw, tail, 'provincial_council');
  return noAmount(raw, tail, 'other_text', 'free_but_text_differs');
}

function readPriced(raw: string, said: string, { amount = 0, kind, tail }: Parts): Reading<Fee[]> {
  const named = [...tail.matchAll(money)].map((match) => numberOf(match[1] ?? ''));
  if (amount === 0 && named.length === 0 && !provincial.test(tail))
    return { value: [fee({ kind, amount, words: said, raw })], whys: [] };
  if (provincial.test(tail)) return noAmount(raw, said, 'provincial_council', 'amounts_differ');
  if (named.length > 0 && named[0] !== amount && !tail.startsWith('/'))
    return noAmount(raw, said, 'unknown', 'amounts_differ');
  return {
    value: [{ ...fee({ kind, amount, words: said, raw }), ...unitOf(tail), condition: conditionOf(tail) }],
    whys: [],
  };
}

function unitOf(tail: string): Pick<Fee, 'perWhat' | 'tiers' | 'max'> {
  const perWhat = tail.match(/\/ ?([\p{L}][\p{L}\p{N} /]*)/u)?.[1]?.trim();
  const tier = tail.match(new RegExp(`từ trang thứ (\\d+)(?: trở lên)?(?: thu|:)? (${thousands}) ?${currency}`, 'iu'));
  const max = tail.match(new RegExp(`tối đa (?:thu )?(?:không quá )?(${thousands}) ?${currency}/([\\p{L}]+)`, 'iu'));
  return {
    ...(perWhat && { perWhat }),
    ...(tier && { tiers: [{ from: Number(tier[1]), amount: numberOf(tier[2] ?? '') }] }),
    ...(max && { max: { amount: numberOf(max[1] ?? ''), perWhat: max[2] ?? '' } }),
  };
}

/** What the words say besides “70.000 đồng/Giấy chứng nhận”. */
function conditionOf(tail: string): string {
  const bare = tail.replace(/^\(\s*|\)$/gu, '').replace(/^- /u, '');
  const onlyUnit = /^(?:(?:[^:.\d]+: ?)?[\d.,]+ đồng)? ?\/ ?[\p{L}][\p{L}\p{N} /]*[.;)]* ?/iu;
  return bare.replace(onlyUnit, '').trim();
}

const kindOf = (words: string): Fee['kind'] =>
  /^[\s(–-]*(?:mức )?(?:thu )?lệ phí/iu.test(words) ? 'charge' : /^[\s(–-]*phí/iu.test(words) ? 'fee' : 'unsaid';

const numberOf = (digits: string): number => Number(digits.replace(/[.,]/g, ''));

function fee(known: Partial<Fee> & Pick<Fee, 'words' | 'raw'>): Fee {
  return { kind: 'unsaid', condition: '', setBy: 'record', ...known };
}

function noAmount(raw: string, words: string, setBy: Fee['setBy'], ...whys: Why[]): Reading<Fee[]> {
  return { value: [fee({ kind: kindOf(words.replace(/^.*?– /u, '')), words, setBy, raw })], whys };
}

const unread = (raw: string, words: string, why: Why = 'unreadable'): Reading<Fee[]> =>
  noAmount(raw, words, 'unknown', why);
