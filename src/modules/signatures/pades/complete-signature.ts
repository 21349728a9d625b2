import type { PreparedSignature } from './prepared-signature.ts';
import { embedSignature, signedAttributes, signedData } from './signed-data.ts';
import type { Signer } from './signer.ts';
import { type TimeStampAuthority, TimeStampError, timeStampDigest } from './time-stamp.ts';

/** A signed PDF and how far it proves its time: baseline B without a time-stamp, baseline T with one. */
export interface SignedPdf {
  readonly pdf: Uint8Array;
  readonly level: 'B' | 'T';
  /** What proves its time, at baseline T. */
  readonly timeStamp: Uint8Array | undefined;
}

/**
 * Lets `signer` sign what was prepared and puts the signature in. A time-stamp authority that is away leaves the
 * signature at baseline B; whether that will do is for the caller to say.
 */
export async function completeSignature(
  prepared: PreparedSignature,
  signer: Signer,
  authority?: TimeStampAuthority,
): Promise<SignedPdf> {
  const certificate = signer.chain[0];
  if (!certificate) throw new Error('The signer has no certificate');
  const attributes = signedAttributes(prepared.digest, certificate);
  const signature = await signer.sign(attributes);
  const timeStamp = authority && (await stampOrNot(authority, signature));
  const cms = signedData({ attributes, signature, chain: signer.chain, timeStamp });
  return { pdf: embedSignature(prepared, cms), level: timeStamp ? 'T' : 'B', timeStamp };
}

async function stampOrNot(authority: TimeStampAuthority, signature: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await authority.stamp(timeStampDigest(signature));
  } catch (error) {
    if (error instanceof TimeStampError) return undefined;
    throw error;
  }
}
