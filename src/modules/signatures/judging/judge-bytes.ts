import { PdfFile } from '../pdf-reading/pdf-file.ts';
import { is, type PdfDict, type PdfValue, UnreadablePdf } from '../pdf-reading/pdf-value.ts';
import { unpack } from '../pdf-reading/unpack.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';
import { compareRevisions } from './compare-revisions.ts';
import { endOf, type FoundSignature, findSignatures, mentionedSignatures } from './find-signatures.ts';
import { forbidsChanges, type Ground, type Judged, judgeSignature } from './judge-signature.ts';
import type { RevocationQuestion } from './revocation-question.ts';
import type { Trust } from './trust.ts';
import { outcomeOf, type ReasonCode, type SignatureVerdict, type Verdict, verdictOf } from './verdict.ts';

const mostSignatures = 30;

/** A verdict, and what could be asked to know more of the certificates that a trusted root vouches for. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly open: readonly RevocationQuestion[];
}

/**
 * Judges a PDF; never throws. Only for the process that may be lost: a hostile file may still cost it all its time and
 * memory. The rest of the house calls `judgeSignedPdf`.
 */
export function judgeBytes(bytes: Buffer, trust: Trust, now: number): Judgement {
  try {
    return judge(bytes, trust, now);
  } catch {
    // Whatever cannot be read for certain is not vouched for; a file without any signature is simply not signed.
    const reason: ReasonCode = 'unreadable';
    return { verdict: verdictOf([reason], []), open: [] };
  }
}

function judge(bytes: Buffer, trust: Trust, now: number): Judgement {
  const file = new PdfFile(bytes);
  const found = findSignatures(file).sort((a, b) => endOf(a) - endOf(b));
  if (found.length > mostSignatures) return { verdict: verdictOf(['too_many_signatures'], []), open: [] };
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
  const verdict = verdictOf([...hidden, ...(onlyStamps ? (['only_time_stamps'] as const) : [])], signatures);
  return { verdict, open: judged.flatMap(({ open }) => open) };
}

/** What was done to the file after a signature: only other signatures, and what helps to verify them, may come. */
function withLaterChanges(
  { verdict, found }: Judged,
  later: readonly FoundSignature[],
  ground: Ground,
): SignatureVerdict {
  if (verdict.covers === 'whole' || verdict.outcome === 'invalid') return verdict;
  const changes = laterReasons(found, later, ground);
  const reasons = [...new Set([...verdict.reasons, ...changes])];
  const isWhole = later.length === 0 && changes.length === 0;
  return { ...verdict, reasons, outcome: outcomeOf(reasons), covers: isWhole ? 'all_but_evidence' : verdict.covers };
}

function laterReasons(found: FoundSignature, later: readonly FoundSignature[], { bytes, file }: Ground): ReasonCode[] {
  try {
    const earlier = new PdfFile(bytes.subarray(0, endOf(found)));
    const fields = new Set(later.map(({ field }) => field).filter((field) => field !== undefined));
    const brought = evidenceIn(file) > evidenceIn(earlier);
    // Even who allowed no change allows data for verifying (ISO 32000-2, 12.8.2.2); nothing else may have changed then.
    if (forbidsChanges(found, file) && !(brought && later.length === 0)) return ['no_changes_were_allowed'];
    const changes = compareRevisions(earlier, file, fields);
    if (changes.length > 0) return changes;
    const last = later.at(-1) ?? found;
    return !brought && bytes.subarray(endOf(last)).some((byte) => byte > 32) ? ['added_to_later'] : [];
  } catch (error) {
    if (error instanceof UnreadablePdf) return ['content_changed_later'];
    throw error;
  }
}

/** How many certificates, lists and answers a file brings along for verifying. */
function evidenceIn(file: PdfFile): number {
  const store = file.resolve(file.catalog.entries.get('DSS'));
  if (!is(store, 'dict')) return 0;
  return ['Certs', 'CRLs', 'OCSPs'].reduce((sum, key) => sum + file.array(store.entries.get(key)).length, 0);
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
