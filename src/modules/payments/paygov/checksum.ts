import { createHash, timingSafeEqual } from 'node:crypto';

/** The keys and the name that PayGov gave an agency. */
export interface PaygovKeys {
  readonly partnerCode: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** SHA-256 over the keys, the partner code and some values, one after another, in lower-case hexadecimal. */
export function checksumOf({ secretKey, accessKey, partnerCode }: PaygovKeys, values: readonly string[]): string {
  return createHash('sha256')
    .update([secretKey, accessKey, partnerCode, ...values].join(''))
    .digest('hex');
}

/** Whether a checksum is the right one, in a time that does not tell how much of it is. */
export function isRightChecksum(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given.trim().toLowerCase()), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
