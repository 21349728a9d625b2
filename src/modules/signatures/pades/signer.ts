/**
 * Whoever makes the signature itself: a PKCS#12 file, a token or a remote service. It is handed the signed
 * attributes and knows nothing of PDF.
 */
export interface Signer {
  /** Certificates in DER: the signer's first, then those that issued it, as far as known. */
  readonly chain: readonly Uint8Array[];
  /** Signs the SHA-256 of `attributes`: RSA with PKCS#1 padding, or ECDSA as a DER sequence. */
  sign(attributes: Uint8Array): Promise<Uint8Array>;
}
