import { certificateRules } from '../../../../reference/signatures/certificate-rules.ts';
import { oid } from '../pades/oid.ts';
import { isStrong, mayUseKeyFor, purposesOf, type ReadCertificate } from './certificate.ts';
import type { ReasonCode } from './verdict.ts';

/** What is looked for at the end of a path: somebody who signs, or an authority that stamps. */
export interface Purpose {
  readonly allowed: readonly string[];
  /** Whether the certificate has to name its purpose, and no other (RFC 3161, 2.3). */
  readonly exclusive: boolean;
}

export const signing: Purpose = { allowed: certificateRules.signingPurposes, exclusive: false };
export const stamping: Purpose = { allowed: [oid.timeStamping], exclusive: true };

/** How many certificates may be tried as issuers: a file full of them must not keep us busy. */
const mostTries = 200;

/**
 * The way from a certificate to one of the trusted roots, the certificate first; undefined when there is none. Signatures
 * are verified; everything else is for {@link pathReasons}.
 */
export function pathToRoot(
  certificate: ReadCertificate,
  known: readonly ReadCertificate[],
  roots: readonly ReadCertificate[],
): readonly ReadCertificate[] | undefined {
  let tries = 0;
  const isRoot = (one: ReadCertificate) => roots.some(({ der }) => der.equals(one.der));
  const climb = (path: readonly ReadCertificate[]): readonly ReadCertificate[] | undefined => {
    const last = path.at(-1)!;
    if (isRoot(last)) return path;
    if (path.length >= certificateRules.longestChain) return undefined;
    for (const issuer of [...roots, ...known]) {
      if (path.some(({ der }) => der.equals(issuer.der)) || ++tries > mostTries) continue;
      if (!last.x509.checkIssued(issuer.x509) || !last.x509.verify(issuer.x509.publicKey)) continue;
      const found = climb([...path, issuer]);
      if (found) return found;
    }
    return undefined;
  };
  return climb([certificate]);
}

/** What is wrong with a path at the instant `at` (milliseconds) for a purpose. */
export function pathReasons(path: readonly ReadCertificate[], at: number, purpose: Purpose): ReasonCode[] {
  const reasons = path.flatMap((certificate, i) => [
    ...validityReasons(certificate, at),
    ...(isBroken(certificate, i, path) ? (['certificate_chain_broken'] as const) : []),
    ...(i > 0 && i < path.length - 1 && excludes(certificate, purpose) ? (['purpose_wrong'] as const) : []),
  ]);
  return [...new Set([...reasons, ...leafReasons(path[0]!, purpose)])];
}

function validityReasons({ from, to }: ReadCertificate, at: number): ReasonCode[] {
  if (at < from) return ['certificate_not_yet_valid'];
  return at > to ? ['certificate_expired'] : [];
}

/** Extensions that must be understood when they are marked critical; what else is critical is not. */
const understood = ['2.5.29.15', '2.5.29.19', '2.5.29.32', '2.5.29.37', '2.5.29.17'];

function isBroken(certificate: ReadCertificate, i: number, path: readonly ReadCertificate[]): boolean {
  const unknown = certificate.fields.extensions?.some(
    ({ critical, extnID }) => critical && !understood.includes(extnID),
  );
  const isRoot = i === path.length - 1 && i > 0;
  const isWeak = !isRoot && (!isStrong(certificate) || !signedStrongly(certificate));
  if (unknown || isWeak) return true;
  return i > 0 && !mayIssue(certificate, i);
}

const strong: readonly string[] = [
  ...[oid.rsaPss, oid.rsaSha256, oid.rsaSha384, oid.rsaSha512],
  ...[oid.ecdsaSha256, oid.ecdsaSha384, oid.ecdsaSha512],
];

const signedStrongly = ({ fields }: ReadCertificate): boolean => strong.includes(fields.signatureAlgorithm.algorithmId);

/** An authority by its certificate, with no more authorities below it than it may have. */
function mayIssue(certificate: ReadCertificate, below: number): boolean {
  const constraints = certificate.fields.extensions?.find(({ extnID }) => extnID === '2.5.29.19')?.parsedValue as
    | { cA?: boolean; pathLenConstraint?: number | { valueBlock: { valueDec: number } } }
    | undefined;
  const limit = constraints?.pathLenConstraint;
  const most = typeof limit === 'object' ? limit.valueBlock.valueDec : limit;
  const isAuthority = certificate.x509.ca && mayUseKeyFor(certificate, 'certificateSigning') !== false;
  return isAuthority && (most === undefined || below - 1 <= most);
}

const excludes = (certificate: ReadCertificate, { allowed }: Purpose): boolean =>
  purposesOf(certificate)?.some((purpose) => allowed.includes(purpose) || purpose === '2.5.29.37.0') === false;

function leafReasons(certificate: ReadCertificate, { allowed, exclusive }: Purpose): ReasonCode[] {
  const purposes = purposesOf(certificate);
  const fits = exclusive
    ? purposes?.length === 1 && allowed.includes(purposes[0]!)
    : purposes === undefined || purposes.some((purpose) => allowed.includes(purpose));
  const mayUse = mayUseKeyFor(certificate, 'digitalSignature', 'nonRepudiation');
  if (!fits || mayUse === false || certificate.x509.ca) return ['purpose_wrong'];
  return mayUse === undefined && !exclusive ? ['no_key_usage'] : [];
}
