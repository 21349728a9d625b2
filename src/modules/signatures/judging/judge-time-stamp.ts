import { TSTInfo } from 'pkijs';
import { oid } from '../pades/oid.ts';
import type { ReadCertificate } from './certificate.ts';
import { stamping } from './certificate-path.ts';
import { certificateReasonsOf } from './judge-certificate.ts';
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
}

interface TimeStampCase {
  /** What it should be about, in its parts. */
  readonly content: readonly Uint8Array[];
  readonly roots: readonly ReadCertificate[];
  readonly known: readonly ReadCertificate[];
  readonly revocation: RevocationData;
  readonly now: number;
}

/** How far the clock of an authority may run ahead of ours, milliseconds. */
const clockSkew = 5 * 60_000;

/** Judges a time-stamp token: whether it is about this content, and whether an authority we trust made it. */
export function judgeTimeStamp(token: Uint8Array, one: TimeStampCase): JudgedTimeStamp {
  try {
    return judge(token, one);
  } catch {
    return { provenAt: undefined, reasons: ['time_stamp_broken'], certificate: undefined, certificates: [] };
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
  if (!isWhole) return { provenAt: undefined, reasons: ['time_stamp_broken'], certificate, certificates };
  const known = [...certificates, ...one.known];
  const about = { certificate, known, roots: one.roots, revocation: one.revocation, purpose: stamping, now: one.now };
  const reasons = certificateReasonsOf({ ...about, provenAt: at });
  if (outcomeOf(reasons) === 'invalid' || outcomeOf(reasons) === 'unknown_signer')
    return { provenAt: undefined, reasons: ['time_stamp_authority_unknown'], certificate, certificates };
  const aged = certificate.to < one.now ? (['time_stamp_certificate_expired'] as const) : [];
  return { provenAt: at, reasons: [...reasons, ...aged], certificate, certificates };
}

function isAbout({ messageImprint }: TSTInfo, content: readonly Uint8Array[]): boolean {
  const hash = strongHash(messageImprint.hashAlgorithm.algorithmId);
  if (!hash) return false;
  return digestOf(hash, content).equals(Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView));
}
