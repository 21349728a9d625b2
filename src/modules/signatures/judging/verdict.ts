/** Why a signature does not count at all: the file or the signature was tampered with, or cannot be read for certain. */
const breaking = [
  'unreadable',
  'took_too_long',
  'signature_out_of_reach',
  'too_many_signatures',
  'range_wrong',
  'not_in_its_revision',
  'signature_type_unknown',
  'cms_unreadable',
  'document_changed',
  'signature_wrong',
  'algorithm_weak',
  'certificate_swapped',
  'content_changed_later',
  'page_changed_later',
  'annotation_changed_later',
  'form_changed_later',
  'later_signature_too_large',
  'no_changes_were_allowed',
  'purpose_wrong',
  'certificate_expired',
  'certificate_not_yet_valid',
  'certificate_revoked',
  'certificate_chain_broken',
  'time_stamp_broken',
] as const;

/** Why nobody can say who signed: the maths hold, but no trusted authority vouches for the signer. */
const unknowing = ['signer_unknown'] as const;

/** What should be known about a signature that counts. */
const remarking = [
  'no_time_stamp',
  'time_stamp_authority_unknown',
  'time_stamp_certificate_expired',
  'revocation_unknown',
  'revoked_later',
  'no_signing_certificate',
  'no_key_usage',
  'only_time_stamps',
  'added_to_later',
] as const;

export type ReasonCode = (typeof breaking)[number] | (typeof unknowing)[number] | (typeof remarking)[number];

export type Outcome = 'valid' | 'valid_with_remarks' | 'unknown_signer' | 'invalid' | 'not_signed';

/** Who signed, by their certificate. */
export interface SignerInCertificate {
  readonly name: string;
  readonly organisation: string | null;
  readonly issuer: string;
  readonly serial: string;
  /** SHA-256 of the whole certificate. */
  readonly fingerprint: string;
  /** Milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
}

export interface SignatureVerdict {
  readonly outcome: Exclude<Outcome, 'not_signed'>;
  readonly kind: 'signature' | 'time_stamp';
  readonly reasons: readonly ReasonCode[];
  readonly signer: SignerInCertificate | null;
  /** The signer's own clock, no proof; milliseconds. */
  readonly claimedAt: number | null;
  /** When it was there at the latest, by a trusted time-stamp; milliseconds. */
  readonly provenAt: number | null;
  /**
   * As of when (milliseconds) the issuers of all certificates said that none was revoked: the oldest of what they said.
   * Null when one said nothing.
   */
  readonly notRevokedAsOf: number | null;
  /**
   * Whether it vouches for the file as it is, for all of it but data for verifying that was added, or for an earlier state
   * to which only allowed things were added.
   */
  readonly covers: 'whole' | 'all_but_evidence' | 'earlier';
}

export interface Verdict {
  readonly outcome: Outcome;
  /** What is wrong with the file as a whole. */
  readonly reasons: readonly ReasonCode[];
  /** In the order they were made. */
  readonly signatures: readonly SignatureVerdict[];
}

/** What reasons amount to: the worst of them decides. */
export function outcomeOf(reasons: readonly ReasonCode[]): SignatureVerdict['outcome'] {
  const has = (codes: readonly string[]) => reasons.some((code) => codes.includes(code));
  if (has(breaking)) return 'invalid';
  if (has(unknowing)) return 'unknown_signer';
  return reasons.length > 0 ? 'valid_with_remarks' : 'valid';
}

const worstFirst = ['invalid', 'unknown_signer', 'valid_with_remarks', 'valid'] as const;

/** The verdict on a file: no better than its worst signature. */
export function verdictOf(reasons: readonly ReasonCode[], signatures: readonly SignatureVerdict[]): Verdict {
  if (signatures.length === 0 && reasons.length === 0) return { outcome: 'not_signed', reasons, signatures };
  const outcomes = [outcomeOf(reasons), ...signatures.map(({ outcome }) => outcome)];
  return { outcome: worstFirst.find((one) => outcomes.includes(one)) ?? 'invalid', reasons, signatures };
}
