/** Whom the house believes, all in DER. Nothing is believed that is not in here. */
export interface Trust {
  /** Roots under which people and agencies sign. */
  readonly signers: readonly Uint8Array[];
  /** Roots of time-stamp authorities; they vouch for no signature. */
  readonly timeStamps: readonly Uint8Array[];
  /** Revocation lists and answers (OCSP) that are at hand besides those in the file. */
  readonly crls: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
}
