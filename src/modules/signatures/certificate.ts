/** A person signs in their own name, the agency with its seal. */
export const certificateKinds = ['person', 'seal'] as const;

export type CertificateKind = (typeof certificateKinds)[number];

/** Where the key is: in the file kept here, with its holder, who signs with a program of their own, or at a remote service. */
export type Holding = 'file' | 'outside' | 'remote';

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
  readonly broughtInAt: number;
  readonly retiredAt: number | null;
  /** Wrong passwords since the last right one. */
  readonly failures: number;
  readonly restsUntil: number | null;
}

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
  return restsUntil !== null && restsUntil > now ? 'resting' : 'usable';
}
