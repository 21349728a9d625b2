import { TSTInfo } from 'pkijs';
import { oid } from '../pades/oid.ts';
import type { ReadCertificate } from './certificate.ts';
import { stamping } from './certificate-path.ts';
import { clockSkew } from './clock-skew.ts';
import { type JudgedCertificate, judgeCertificate } from './judge-certificate.ts';
import type { RevocationData } from './revocation.ts';
import { outcomeOf, type ReasonCode } from './verdict.ts';
import { digestOf, readSignedData, strongHash, verifySignedData } from './verify-signed-data.ts';

/** What a time-stamp amounts to. */
export interface JudgedTimeStamp {
  /** The instant it proves, milliseconds; undefined when it proves none. */
  readonly provenAt: number | undefined;
  readonly reasons: readonly ReasonCode[];
  /** Who stamped. */
  readonly certificate: ReadCertificate | undefined;
  readonly certificates: readonly ReadCertificate[];
  /** What is known of its revocation, once it was looked into. */
  readonly revocation: Pick<JudgedCertificate, 'notRevokedAsOf' | 'open'>;
}

const notLookedInto = { notRevokedAsOf: null, open: [] };

interface TimeStampCase {
  /** What it should be about, in its parts. */
  readonly content: readonly Uint8Array[];
  readonly roots: readonly ReadCertificate[];
  readonly known: readonly ReadCertificate[];
  readonly revocation: RevocationData;
  readonly now: number;
}

/** Judges a time-stamp token: whether it is about this content, and whether an authority we trust made it. */
export function judgeTimeStamp(token: Uint8Array, one: TimeStampCase): JudgedTimeStamp {
  try {
    return judge(token, one);
  } catch {
    const nothing = { certificate: undefined, certificates: [], revocation: notLookedInto };
    return { provenAt: undefined, reasons: ['time_stamp_broken'], ...nothing };
  }
}

function judge(token: Uint8Array, one: TimeStampCase): JudgedTimeStamp {
  const data = readSignedData(token);
  const content = Buffer.from(data.encapContentInfo.eContent!.getValue());
  const expected = { content: [content], contentType: oid.timeStampInfo, namesCertificate: false };
  const verified = verifySignedData(data, expected);
  const { certificate, certificates } = verified;
  const info = TSTInfo.fromBER(new Uint8Array(content));
  const at = info.genTime.getTime();
  const isWhole = outcomeOf(verified.reasons) !== 'invalid' && isAbout(info, one.content) && at <= one.now + clockSkew;
  const who = { certificate, certificates };
  if (!isWhole) return { ...who, provenAt: undefined, reasons: ['time_stamp_broken'], revocation: notLookedInto };
  const known = [...certificates, ...one.known];
  const about = { certificate, known, roots: one.roots, revocation: one.revocation, purpose: stamping, now: one.now };
  const { reasons, ...revocation } = judgeCertificate({ ...about, provenAt: at });
  if (outcomeOf(reasons) === 'invalid' || outcomeOf(reasons) === 'unknown_signer')
    return { ...who, provenAt: undefined, reasons: ['time_stamp_authority_unknown'], revocation };
  const aged = certificate.to < one.now ? (['time_stamp_certificate_expired'] as const) : [];
  return { ...who, provenAt: at, reasons: [...reasons, ...aged], revocation };
}

function isAbout({ messageImprint }: TSTInfo, content: readonly Uint8Array[]): boolean {
  const hash = strongHash(messageImprint.hashAlgorithm.algorithmId);
  if (!hash) return false;
  return digestOf(hash, content).equals(Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView));
}
