import type { ReadCertificate } from './certificate.ts';
import { type Purpose, pathReasons, pathToRoot } from './certificate-path.ts';
import { type RevocationData, type RevocationState, revocationOf } from './revocation.ts';
import { questionAbout, type RevocationQuestion } from './revocation-question.ts';
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

/** What a certificate amounts to. */
export interface JudgedCertificate {
  /** What is wrong with it, or should be known about it. */
  readonly reasons: readonly ReasonCode[];
  /** As of when (milliseconds) none on the path was revoked; null when that is not known of one. */
  readonly notRevokedAsOf: number | null;
  /** What could be asked to know more. */
  readonly open: readonly RevocationQuestion[];
}

/** Judges the certificate of somebody who signed. Nothing is to be asked about one that no trusted root vouches for. */
export function judgeCertificate(one: CertificateCase): JudgedCertificate {
  const path = pathToRoot(one.certificate, one.known, one.roots);
  if (!path) return { reasons: ['signer_unknown'], notRevokedAsOf: null, open: [] };
  const at = one.provenAt ?? one.now;
  const links = linksOf(path, at, one);
  const revoked = links.map(({ found }) => reasonOf(found, at)).filter((reason) => reason !== undefined);
  const asOf = links.map(({ found }) => (found.state === 'good' ? found.asOf : null));
  return {
    reasons: [...new Set([...pathReasons(path, at, one.purpose), ...revoked])],
    notRevokedAsOf: asOf.length === 0 || asOf.includes(null) ? null : Math.min(...asOf.map(Number)),
    open: links.flatMap(({ certificate, issuer, found }) =>
      found.state === 'unknown' ? questionAbout(certificate, issuer) : [],
    ),
  };
}

/** A certificate of a path below the root, who issued it, and what is known of its revocation. */
export interface Link {
  readonly certificate: ReadCertificate;
  readonly issuer: ReadCertificate;
  readonly found: RevocationState;
}

/** What is known of the revocation of each certificate on a path, at the instant `at` (milliseconds). */
export function linksOf(
  path: readonly ReadCertificate[],
  at: number,
  { revocation, now }: Pick<CertificateCase, 'revocation' | 'now'>,
): Link[] {
  return path.slice(0, -1).map((certificate, i) => {
    const issuer = path[i + 1]!;
    return { certificate, issuer, found: revocationOf({ certificate, issuer, at, now }, revocation) };
  });
}

function reasonOf(found: RevocationState, at: number): ReasonCode | undefined {
  if (found.state === 'good') return undefined;
  if (found.state === 'unknown') return 'revocation_unknown';
  return found.compromised || found.on <= at ? 'certificate_revoked' : 'revoked_later';
}
