import type { Config } from '#platform/config';
import { readCertificate } from './judging/certificate.ts';
import { judgeTimeStamp } from './judging/judge-time-stamp.ts';
import { readTrust } from './read-trust.ts';

/** What a time-stamp token proves over some content: the instant (milliseconds), that it is broken, or nothing we can judge. */
export type StampProof = number | 'broken' | 'unjudged';

/**
 * Gives what judges time-stamps that stand by themselves, by whom this installation believes. One by an authority that
 * nobody here believes proves nothing, and is not broken either.
 */
export async function openStampJudge(config: Config, now: number) {
  const { timeStamps, crls, ocspAnswers } = await readTrust(config);
  const ground = { roots: timeStamps.map(readCertificate), known: [], revocation: { crls, ocspAnswers }, now };
  return async (token: Uint8Array, content: readonly Uint8Array[]): Promise<StampProof> => {
    const { provenAt, reasons } = judgeTimeStamp(token, { ...ground, content });
    if (provenAt !== undefined) return provenAt;
    return reasons.includes('time_stamp_authority_unknown') ? 'unjudged' : 'broken';
  };
}
