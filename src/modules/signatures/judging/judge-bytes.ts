import { PdfFile } from '../pdf-reading/pdf-file.ts';
import { is, type PdfDict, type PdfValue, UnreadablePdf } from '../pdf-reading/pdf-value.ts';
import { unpack } from '../pdf-reading/unpack.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';
import { compareRevisions } from './compare-revisions.ts';
import { endOf, type FoundSignature, findSignatures, mentionedSignatures } from './find-signatures.ts';
import { forbidsChanges, type Ground, type Judged, judgeSignature } from './judge-signature.ts';
import type { Trust } from './trust.ts';
import { outcomeOf, type ReasonCode, type SignatureVerdict, type Verdict, verdictOf } from './verdict.ts';

const mostSignatures = 30;

/**
 * Judges a PDF; never throws. Only for the process that may be lost: a hostile file may still cost it all its time and
 * memory. The rest of the house calls `judgeSignedPdf`.
 */
export function judgeBytes(bytes: Buffer, trust: Trust, now: number): Verdict {
  try {
    return judge(bytes, trust, now);
  } catch {
    // Whatever cannot be read for certain is not vouched for; a file without any signature is simply not signed.
    const reason: ReasonCode = 'unreadable';
    return verdictOf([reason], []);
  }
}

function judge(bytes: Buffer, trust: Trust, now: number): Verdict {
  const file = new PdfFile(bytes);
  const found = findSignatures(file).sort((a, b) => endOf(a) - endOf(b));
  if (found.length > mostSignatures) return verdictOf(['too_many_signatures'], []);
  const hidden: ReasonCode[] = mentionedSignatures(bytes) > found.length ? ['signature_out_of_reach'] : [];
  const ground = groundOf(bytes, file, trust, now);
  const judged: Judged[] = [];
  let laterProof: number | undefined;
  for (const one of found.toReversed()) {
    const result = judgeSignature(one, laterProof, ground);
    judged.unshift(result);
    if (result.verdict.kind === 'time_stamp' && result.verdict.provenAt !== null) laterProof = result.verdict.provenAt;
  }
  const signatures = judged.map((one, i) => withLaterChanges(one, found.slice(i + 1), ground));
  const onlyStamps = signatures.length > 0 && signatures.every(({ kind }) => kind === 'time_stamp');
  return verdictOf([...hidden, ...(onlyStamps ? (['only_time_stamps'] as const) : [])], signatures);
}

/** What was done to the file after a signature: only other signatures, and what helps to verify them, may come. */
function withLaterChanges(
  { verdict, found }: Judged,
  later: readonly FoundSignature[],
  ground: Ground,
): SignatureVerdict {
  if (verdict.covers === 'whole' || verdict.outcome === 'invalid') return verdict;
  const reasons = [...new Set([...verdict.reasons, ...laterReasons(found, later, ground)])];
  return { ...verdict, reasons, outcome: outcomeOf(reasons) };
}

function laterReasons(found: FoundSignature, later: readonly FoundSignature[], { bytes, file }: Ground): ReasonCode[] {
  if (forbidsChanges(found, file)) return ['no_changes_were_allowed'];
  try {
    const earlier = new PdfFile(bytes.subarray(0, endOf(found)));
    const fields = new Set(later.map(({ field }) => field).filter((field) => field !== undefined));
    const changes = compareRevisions(earlier, file, fields);
    if (changes.length > 0) return changes;
    const last = later.at(-1) ?? found;
    return bytes.subarray(endOf(last)).some((byte) => byte > 32) ? ['added_to_later'] : [];
  } catch (error) {
    if (error instanceof UnreadablePdf) return ['content_changed_later'];
    throw error;
  }
}

function groundOf(bytes: Buffer, file: PdfFile, trust: Trust, now: number): Ground {
  const store = file.resolve(file.catalog.entries.get('DSS'));
  const streams = (key: string) => (is(store, 'dict') ? streamsIn(file, store, key) : []);
  return {
    ...{ bytes, file, now },
    signers: trust.signers.map(readCertificate),
    timeStamps: trust.timeStamps.map(readCertificate),
    known: streams('Certs').flatMap(certificateOrNone),
    revocation: {
      crls: [...trust.crls, ...streams('CRLs')],
      ocspAnswers: [...trust.ocspAnswers, ...streams('OCSPs')],
    },
  };
}

const mostEvidence = 100;

/** What the file brings along for verifying (document security store, ISO 32000-2, 12.8.4.3). */
function streamsIn(file: PdfFile, store: PdfDict, key: string): Buffer[] {
  return file
    .array(store.entries.get(key))
    .slice(0, mostEvidence)
    .map((value) => file.resolve(value))
    .flatMap((value: PdfValue) => (is(value, 'stream') ? [unpack(value)] : []));
}

/** A certificate that cannot be read helps nobody, and its absence can only make the verdict worse. */
function certificateOrNone(der: Buffer): ReadCertificate[] {
  try {
    return [readCertificate(der)];
  } catch {
    return [];
  }
}
