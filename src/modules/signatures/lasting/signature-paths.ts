import { type ReadCertificate, readCertificate } from '../judging/certificate.ts';
import { pathToRoot } from '../judging/certificate-path.ts';
import type { Trust } from '../judging/trust.ts';
import { timeStampSigner } from './time-stamp-signer.ts';

/** A signature just made: the signer's certificates in DER, and the time-stamp. */
export interface MadeSignature {
  readonly chain: readonly Uint8Array[];
  readonly timeStamp: Uint8Array;
}

export type Path = readonly ReadCertificate[];

/** The ways from who signed and from who stamped to trusted roots; undefined unless there are both. */
export function pathsOf(
  { chain, timeStamp }: MadeSignature,
  { signers, timeStamps }: Pick<Trust, 'signers' | 'timeStamps'>,
): readonly Path[] | undefined {
  const [signer, ...above] = chain.map(readCertificate);
  const signed = signer && pathToRoot(signer, above, signers.map(readCertificate));
  const stamped = stamperPath(timeStamp, timeStamps.map(readCertificate));
  return signed && stamped && [signed, stamped];
}

function stamperPath(token: Uint8Array, roots: readonly ReadCertificate[]): Path | undefined {
  const { certificate, certificates } = timeStampSigner(token);
  return pathToRoot(certificate, certificates, roots);
}
