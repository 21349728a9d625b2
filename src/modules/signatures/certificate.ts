import { clockDifference } from '#platform/clock';
import type { TokenKey } from './token/token.ts';

/** A person signs in their own name, the agency with its seal. */
export const certificateKinds = ['person', 'seal'] as const;

export type CertificateKind = (typeof certificateKinds)[number];

/**
 * Where the key is: in the file kept here, on a token plugged in to the server, with its holder, who signs with a program of
 * their own, or at a remote service.
 */
export type Holding = 'file' | 'token' | 'outside' | 'remote';

export interface CertificateKey {
  readonly agencyId: string;
  readonly id: string;
}

/** A certificate for signing, as an agency keeps it: a key kept with it stays locked, and its password is never kept. */
export interface SigningCertificate extends CertificateKey {
  readonly kind: CertificateKind;
  readonly holding: Holding;
  /** The member of staff who signs with it; the agency's seal has none. */
  readonly holderId: string | null;
  readonly holderName: string;
  readonly subjectName: string;
  readonly issuerName: string;
  readonly serial: string;
  /** Milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
  /** In DER, its own first. */
  readonly chain: readonly Buffer[];
  /** The PKCS#12 file under the master key; null when the key is outside. */
  readonly locked: Buffer | null;
  /** How the remote signing service calls the key; null when it is not there. */
  readonly credentialId: string | null;
  /** Which key on which token; null when it is not on one. */
  readonly token: TokenKey | null;
  readonly broughtInAt: number;
  readonly retiredAt: number | null;
  /** Wrong passwords since the last right one. */
  readonly failures: number;
  readonly restsUntil: number | null;
}

/** Whether the product itself drives the key, so that a password or a PIN is all that signing needs. */
export const isHere = ({ holding }: Pick<SigningCertificate, 'holding'>): boolean =>
  holding === 'file' || holding === 'token';

/** Where a locked certificate belongs: it opens in no other row. */
export const placeOf = ({ agencyId, id, kind }: Pick<SigningCertificate, 'agencyId' | 'id' | 'kind'>): string =>
  `signing-certificate/${agencyId}/${id}/${kind}`;

/** Wrong passwords after which a certificate rests, and for how long (milliseconds). The house's own. */
export const attempts = { most: 5, rest: 15 * 60_000 } as const;

export type Usability = 'usable' | 'resting' | 'expired' | 'not_yet';

/** Whether a certificate can be signed with at the instant `now` (milliseconds). */
export function usabilityOf(
  { validFrom, validTo, restsUntil }: Pick<SigningCertificate, 'validFrom' | 'validTo' | 'restsUntil'>,
  now: number,
): Usability {
  if (now > validTo) return 'expired';
  if (now < validFrom) return 'not_yet';
  const restsFor = (restsUntil ?? now) - now;
  return restsFor > 0 && restsFor <= attempts.rest + clockDifference ? 'resting' : 'usable';
}
