// Entry of the process that reads strangers' files: its bundle in the running product, this file itself in tests. Node
// must be able to run it as it stands, so it imports only packages and `.ts` files by relative path.
import { answerApart } from '../../../platform/answer-apart.ts';
import { judgeBytes } from './judge-bytes.ts';
import type { Trust } from './trust.ts';

export interface JudgeTask {
  readonly bytes: Uint8Array;
  readonly trust: Trust;
  readonly now: number;
}

answerApart(({ bytes, trust, now }: JudgeTask) => judgeBytes(Buffer.from(bytes), trust, now));
