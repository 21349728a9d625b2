/**
 * What a certificate must be made for, and how strong it must be. Sources: RFC 5280 (key usage), RFC 9336 (document
 * signing), RFC 3161 (time-stamping); SHA-256 and RSA of 2,048 bits as the least. Which extended purposes the authorities
 * of Việt Nam write into certificates for signing is not stated in the sources at hand: those seen in practice stand here [U].
 */
export const certificateRules = {
  /** Extended purposes of which one must be there when a certificate names any. */
  signingPurposes: [
    '1.3.6.1.5.5.7.3.36', // document signing (RFC 9336)
    '1.3.6.1.5.5.7.3.4', // e-mail protection
    '1.3.6.1.5.5.7.3.2', // client authentication
    '1.3.6.1.4.1.311.10.3.12', // document signing (Microsoft)
    '1.2.840.113583.1.1.5', // authentic documents (Adobe)
    '2.5.29.37.0', // any
  ],
  leastRsaBits: 2_048,
  curves: ['prime256v1', 'secp384r1', 'secp521r1'],
  /** Certificates from a signer up to a root. */
  longestChain: 6,
} as const;
