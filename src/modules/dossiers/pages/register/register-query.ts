import Type, { type Static } from 'typebox';
import { type Day, dayOf, instantOf } from '#platform/clock';
import { isId } from '#platform/identifiers';
import { href } from '#platform/route';
import { type Channel, dossierStates } from '../../dossier.ts';
import type { RegisterKey, RegisterQuery } from '../../register-store.ts';

const text = Type.Optional(Type.String({ maxLength: 200 }));

/** What narrows the register, in its address. What cannot be read narrows nothing. */
export const registerAddress = Type.Object({
  thang: text,
  linhvuc: text,
  trangthai: text,
  kenh: text,
  canbo: text,
  sau: text,
  lang: text,
});

export type RegisterAddress = Static<typeof registerAddress>;

/** A month, `YYYY-MM`. */
export type Month = string;

const channels: readonly Channel[] = ['online', 'counter', 'post'];

/** The month that is asked for; the present one when none is. */
export function monthIn({ thang }: RegisterAddress, now: number): Month {
  return thang && /^20\d\d-(0[1-9]|1[0-2])$/.test(thang) ? thang : dayOf(now).slice(0, 7);
}

/** What is asked of the register of an agency. */
export function registerQuery(address: RegisterAddress, agencyId: string, now: number): RegisterQuery {
  const month = monthIn(address, now);
  return {
    agencyId,
    from: instantOf(`${month}-01`, 0),
    until: instantOf(`${monthsFrom(month, 1)}-01`, 0),
    field: address.linhvuc || undefined,
    state: dossierStates.find((state) => state === address.trangthai),
    channel: channels.find((channel) => channel === address.kenh),
    officerId: address.canbo && isId(address.canbo) ? address.canbo : undefined,
  };
}

/** The first and the last day of what is asked for. */
export function daysOf({ from, until }: RegisterQuery): { readonly from: Day; readonly to: Day } {
  return { from: dayOf(from), to: dayOf(until - 1) };
}

/** The month so many after (before, when negative) another. */
export function monthsFrom(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** "03/2026". */
export const monthInWords = (month: Month): string => month.split('-').reverse().join('/');

/** The address of the register, of its print or of its spreadsheet with what narrows it; `after` begins a later page. */
export function registerHref(
  path: '/can-bo/so-theo-doi' | '/can-bo/so-theo-doi.pdf' | '/can-bo/so-theo-doi.xlsx',
  { thang, linhvuc, trangthai, kenh, canbo }: RegisterAddress,
  after?: RegisterKey,
): string {
  return href(path, {}, { thang, linhvuc, trangthai, kenh, canbo, sau: after && `${after.at}_${after.id}` });
}

/** Where the page that is asked for begins. */
export function keyIn({ sau = '' }: RegisterAddress): RegisterKey | undefined {
  const [, at, id = ''] = /^(\d{1,15})_(.{36})$/.exec(sau) ?? [];
  return at && isId(id) ? { at: Number(at), id } : undefined;
}
