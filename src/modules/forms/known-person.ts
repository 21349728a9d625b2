import type { Person } from '#modules/identity';
import type { KnownAddress, KnownPerson } from './prefill.ts';

/** What a form can be filled in with from the electronic identity of the person signed in. */
export function knownPerson(person: Person): KnownPerson {
  return {
    fullName: person.fullName,
    birthDate: person.birthDay ?? undefined,
    sex: person.sex ?? undefined,
    identityNumber: person.identityNumber ?? undefined,
    phone: person.phone ?? undefined,
    email: person.email ?? undefined,
    address: person.address === null ? undefined : splitAddress(person.address),
  };
}

/**
 * Splits an address written on one line at its last two commas: province, commune, and whatever comes before. An
 * address with fewer parts, or of the three levels before 1 July 2025, is not guessed at: it all goes into the first field.
 */
export function splitAddress(text: string): KnownAddress {
  const parts = text.split(',').map((part) => part.trim());
  const [province, commune] = [parts.at(-1), parts.at(-2)];
  if (!commune || !/^(xã|phường|đặc khu)\s/i.test(commune) || !province) return { detail: text };
  return { province, commune, detail: parts.slice(0, -2).join(', ') || undefined };
}
