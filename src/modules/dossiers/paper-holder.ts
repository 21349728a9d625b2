import type { Parties, Party } from './dossier.ts';

/** The identity number by which a person's store is kept; none for an organisation, and for who gave no such number. */
export function holderOf({ kind = 'person', identityNumber }: Party): string | undefined {
  return kind === 'person' && /^\d{12}$/.test(identityNumber ?? '') ? identityNumber : undefined;
}

/** Papers that are about one person and count for nobody else. */
const personal: readonly string[] = ['citizen_card', 'marital_status'];

/**
 * Into whose store a scanned paper goes: a citizen card and a certificate of marital status to the one of the dossier's
 * people whose confirmed number stands on it, and to nobody when it is somebody else's or not confirmed yet; every other
 * paper to the owner.
 */
export function holderOfScan(
  { submitter, owner, representative }: Parties,
  { kind, numberOnPaper }: { readonly kind: string; readonly numberOnPaper?: string | undefined },
): string | undefined {
  if (!personal.includes(kind) || numberOnPaper === undefined) return holderOf(owner);
  const number = numberOnPaper.replace(/\D/g, '');
  const people = [owner, submitter, representative].map((party) => party && holderOf(party));
  return people.find((one) => one === number);
}
