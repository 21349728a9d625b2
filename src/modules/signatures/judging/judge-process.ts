// Entry of the process that reads strangers' files.
import { answerApart } from '../../../platform/answer-apart.ts';
import { judgeBytes } from './judge-bytes.ts';
import type { Trust } from './trust.ts';

export interface JudgeTask {
  readonly bytes: Uint8Array;
  readonly trust: Trust;
  readonly now: number;
}

answerApart(({ bytes, trust, now }: JudgeTask) => judgeBytes(Buffer.from(bytes), trust, now));
