import type { Locale } from '#platform/words';
import { moneyOf } from '#ui';
import { messages } from './messages.ts';
import type { Fee, LimitUnit, RequiredPaper, TimeLimit } from './procedure-version.ts';

/** A limit as people read it: “5 ngày làm việc”. */
export function limitInWords({ unit, amount }: { unit: LimitUnit; amount: number }, locale: Locale): string {
  return messages(locale).units[unit](amount);
}

/** A limit as short as a list needs it; a dash when there is no number. */
export function shortLimitInWords(limit: { unit: LimitUnit; amount: number }, locale: Locale): string {
  return limit.unit === 'same_day' ? messages(locale).limits.sameDay : limitInWords(limit, locale) || '–';
}

/** A limit with what lengthens it, or why there is no number. */
export function fullLimitInWords(limit: TimeLimit, locale: Locale): string {
  const words = messages(locale).limits;
  if (limit.because === 'law_sets_none') return words.lawSetsNone;
  if (limit.because === 'not_stated') return words.notStated;
  if (limit.because === 'unreadable') return words.unreadable(limit.raw.replaceAll(' | ', words.or));
  return [limitInWords(limit, locale), limit.extension].filter(Boolean).join('; ');
}

/** A fee as people read it. An amount the catalogue does not say is never shown as nothing to pay. */
export function feeInWords(fee: Fee, locale: Locale): string {
  const words = messages(locale).fees;
  if (fee.amount === undefined) {
    return fee.setBy === 'provincial_council' ? words.province : words.elsewhere(fee.words);
  }
  if (fee.amount === 0) return [words.free, fee.condition].filter(Boolean).join('. ');
  const money = (amount: number) => moneyOf(amount, locale);
  const what = fee.perWhat ? words.per(fee.perWhat) : '';
  const price = words.amount(fee.kind, money(fee.amount), what);
  const tiers = (fee.tiers ?? []).map((tier) =>
    words.tier(tier.from, fee.perWhat ?? '', `${money(tier.amount)}${what}`),
  );
  const max = fee.max ? [words.max(money(fee.max.amount), fee.max.perWhat)] : [];
  const told = [price, ...tiers, ...max].join('; ');
  return fee.condition === '' || fee.tiers ? told : `${told}. ${fee.condition}`;
}

/** How many originals and copies of a paper, or that the catalogue does not say. */
export function quantityInWords({ originals, copies }: RequiredPaper, locale: Locale): string {
  const words = messages(locale).papers;
  if (originals === undefined || copies === undefined) return words.quantityUnknown;
  return words.quantity(originals, copies) || words.quantityUnknown;
}

/** The name of a record's field as people know it: `documents[3]` is “Giấy tờ 3”; an unknown one stays as it is. */
export function fieldInWords(field: string, locale: Locale): string {
  const { recordFields, channelFields } = messages(locale);
  const [, channel] = field.match(/^channels\..*\.(\w+)$/) ?? [];
  if (channel) return (channelFields as Readonly<Record<string, string>>)[channel] ?? field;
  const [, name = field, ordinal] = field.match(/^(\w+)\[(\d+)\]$/) ?? [];
  const known = (recordFields as Readonly<Record<string, string>>)[name] ?? name;
  return ordinal ? `${known} ${ordinal}` : known;
}
