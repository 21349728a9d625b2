import { type Apart, LostProcess } from '#platform/apart';
import type { JudgeTask } from './judge-process.ts';
import type { Trust } from './trust.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Far more than an honest file takes (0.1 to 1 s). */
const limits = { megabytes: 256, milliseconds: 10_000 };

/**
 * Judges any PDF in a process of its own: a hostile file costs at most that process. `now` in milliseconds. A file that
 * the process does not survive is unreadable, and so not vouched for.
 */
export async function judgeSignedPdf(apart: Apart, bytes: Uint8Array, trust: Trust, now: number): Promise<Verdict> {
  const task: JudgeTask = { bytes, trust, now };
  try {
    return await apart.run<Verdict>('src/modules/signatures/judging/judge-process.ts', task, limits);
  } catch (error) {
    if (error instanceof LostProcess) return verdictOf(['took_too_long'], []);
    throw error;
  }
}
