import type { ReadCertificate } from './certificate.ts';
import { type Purpose, pathReasons, pathToRoot } from './certificate-path.ts';
import { type RevocationData, revocationOf } from './revocation.ts';
import type { ReasonCode } from './verdict.ts';

export interface CertificateCase {
  readonly certificate: ReadCertificate;
  /** Certificates that may lie between it and a root. */
  readonly known: readonly ReadCertificate[];
  readonly roots: readonly ReadCertificate[];
  readonly revocation: RevocationData;
  readonly purpose: Purpose;
  /** When it was used, by a trusted time-stamp; undefined when only the present is certain. Milliseconds. */
  readonly provenAt: number | undefined;
  readonly now: number;
}

/** What is wrong with the certificate of somebody who signed, or what should be known about it. */
export function certificateReasonsOf(one: CertificateCase): ReasonCode[] {
  const path = pathToRoot(one.certificate, one.known, one.roots);
  if (!path) return ['signer_unknown'];
  const at = one.provenAt ?? one.now;
  return [...pathReasons(path, at, one.purpose), ...revocationReasons(path, at, one)];
}

function revocationReasons(path: readonly ReadCertificate[], at: number, one: CertificateCase): ReasonCode[] {
  const reasons = path.slice(0, -1).map((certificate, i): ReasonCode | undefined => {
    const found = revocationOf({ certificate, issuer: path[i + 1]!, at, now: one.now }, one.revocation);
    if (found.state === 'good') return undefined;
    if (found.state === 'unknown') return 'revocation_unknown';
    return found.compromised || found.on <= at ? 'certificate_revoked' : 'revoked_later';
  });
  return [...new Set(reasons.filter((reason) => reason !== undefined))];
}
