import { type Apart, LostProcess } from '#platform/apart';
import type { Config } from '#platform/config';
import { askAboutRevocation } from '../ask-about-revocation.ts';
import type { Judgement } from './judge-bytes.ts';
import type { JudgeTask } from './judge-process.ts';
import type { Trust } from './trust.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Far more than an honest file takes (0.1 to 1 s). */
const limits = { megabytes: 256, milliseconds: 10_000 };

/**
 * Judges any PDF in a process of its own: a hostile file costs at most that process. `now` in milliseconds. A file that
 * the process does not survive is unreadable, and so not vouched for. With `asking`, those who issued its certificates
 * are asked about what nothing at hand says, and it is judged again by their answers.
 */
export async function judgeSignedPdf(
  apart: Apart,
  bytes: Uint8Array,
  trust: Trust,
  now: number,
  asking?: Pick<Config, 'askRevocation' | 'revocationHosts'>,
): Promise<Verdict> {
  const first = await judgeApart(apart, { bytes, trust, now });
  if (!asking || first.open.length === 0) return first.verdict;
  const { crls, ocspAnswers } = await askAboutRevocation(first.open, asking);
  if (crls.length + ocspAnswers.length === 0) return first.verdict;
  const more = { ...trust, crls: [...trust.crls, ...crls], ocspAnswers: [...trust.ocspAnswers, ...ocspAnswers] };
  return (await judgeApart(apart, { bytes, trust: more, now })).verdict;
}

async function judgeApart(apart: Apart, task: JudgeTask): Promise<Judgement> {
  try {
    return await apart.run<Judgement>('src/modules/signatures/judging/judge-process.ts', task, limits);
  } catch (error) {
    if (error instanceof LostProcess) return { verdict: verdictOf(['took_too_long'], []), open: [] };
    throw error;
  }
}
