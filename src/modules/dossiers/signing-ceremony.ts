import type { CertificateKind } from '#modules/signatures';
import type { Facts } from '#platform/errors';

/** Leaders sign results; document clerks number and seal them. */
export type CeremonyKind = 'sign' | 'seal';

/** How many results are signed under one password at most: as many as one reads before. The house's own. */
export const mostAtOnce = 20;

/** What each ceremony is held with. */
export const heldWith = { sign: 'person', seal: 'seal' } as const satisfies Record<CeremonyKind, CertificateKind>;

export interface CeremonyKey {
  readonly agencyId: string;
  readonly id: string;
}

/** Several results signed, or numbered and sealed, under one password. */
export interface SigningCeremony extends CeremonyKey {
  readonly kind: CeremonyKind;
  readonly heldBy: string;
  readonly heldByName: string;
  /** Milliseconds. */
  readonly beganAt: number;
  readonly endedAt: number | null;
}

/** One result of a ceremony and what became of it. */
export interface CeremonyResult {
  readonly ordinal: number;
  readonly dossierCode: string;
  readonly ownerName: string;
  readonly state: 'waiting' | 'done' | 'refused';
  /** Whether a time-stamp proves its time (T) or not (B); null when it was not signed. */
  readonly level: 'B' | 'T' | null;
  /** The code of the refusal, and what its words are filled in with. */
  readonly refusal: string | null;
  readonly facts: Facts | null;
}

/** What became of one result. */
export type CeremonyOutcome =
  | { readonly state: 'done'; readonly level: 'B' | 'T' }
  | { readonly state: 'refused'; readonly refusal: string; readonly facts: Facts };

/** A ceremony of 20 results takes some seconds; one that has not ended after so long (milliseconds) broke off. */
const longest = 2 * 60_000;

/** How a ceremony stands at the instant `now` (milliseconds): what still waits after its end, or after a break, is not signed. */
export function ceremonyState(
  { beganAt, endedAt }: Pick<SigningCeremony, 'beganAt' | 'endedAt'>,
  results: readonly Pick<CeremonyResult, 'state'>[],
  now: number,
): 'under_way' | 'broken_off' | 'ended' {
  if (endedAt === null) return now - beganAt > longest ? 'broken_off' : 'under_way';
  return results.some(({ state }) => state === 'waiting') ? 'broken_off' : 'ended';
}
