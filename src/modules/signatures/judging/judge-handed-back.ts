import { PdfFile } from '../pdf-reading/pdf-file.ts';
import { compareRevisions } from './compare-revisions.ts';
import { findSignatures } from './find-signatures.ts';
import { judgeBytes } from './judge-bytes.ts';
import type { RevocationQuestion } from './revocation-question.ts';
import type { Trust } from './trust.ts';
import type { ReasonCode, SignatureVerdict } from './verdict.ts';

/** What came back for a document that was handed out: refused with why, or the one signature that was added. */
export type HandedBack =
  | { readonly fault: 'not_the_document' | 'not_signed' | 'several_signatures' | 'unreadable' }
  | { readonly fault: 'changed'; readonly reasons: readonly ReasonCode[] }
  | {
      readonly fault: undefined;
      readonly signature: SignatureVerdict;
      /** Whether each earlier signature is as good as it was. */
      readonly keepsEarlier: boolean;
      readonly open: readonly RevocationQuestion[];
    };

/**
 * Holds a signed file against the bytes that were handed out: it must begin with exactly these, and what follows may be one
 * signature and data for verifying it, nothing else. Never throws; only for the process that may be lost.
 */
export function judgeHandedBack(handedOut: Buffer, bytes: Buffer, trust: Trust, now: number): HandedBack {
  if (!bytes.subarray(0, handedOut.length).equals(handedOut)) return { fault: 'not_the_document' };
  try {
    return judge(handedOut, bytes, trust, now);
  } catch {
    return { fault: 'unreadable' };
  }
}

function judge(handedOut: Buffer, bytes: Buffer, trust: Trust, now: number): HandedBack {
  const [before, after] = [new PdfFile(handedOut), new PdfFile(bytes)];
  const known = findSignatures(before).map(({ contents }) => contents.from);
  const added = findSignatures(after).filter(({ contents }) => !known.includes(contents.from));
  const [one, ...more] = added;
  if (!one) return { fault: 'not_signed' };
  if (more.length > 0) return { fault: 'several_signatures' };
  const reasons = compareRevisions(before, after, new Set(one.field === undefined ? [] : [one.field]));
  if (reasons.length > 0) return { fault: 'changed', reasons };
  const { verdict, open } = judgeBytes(bytes, trust, now);
  const signature = verdict.signatures.at(-1);
  if (!signature || verdict.reasons.length > 0) return { fault: 'changed', reasons: verdict.reasons };
  const keepsEarlier = verdict.signatures.slice(0, -1).every(({ outcome }) => outcome !== 'invalid');
  return { fault: undefined, signature, keepsEarlier, open };
}
