// Entry of the process that holds a file that came back signed against what was handed out.
import { answerApart } from '../../../platform/answer-apart.ts';
import { judgeHandedBack } from './judge-handed-back.ts';
import type { Trust } from './trust.ts';

export interface HandedBackTask {
  readonly handedOut: Uint8Array;
  readonly bytes: Uint8Array;
  readonly trust: Trust;
  readonly now: number;
}

answerApart(({ handedOut, bytes, trust, now }: HandedBackTask) =>
  judgeHandedBack(Buffer.from(handedOut), Buffer.from(bytes), trust, now),
);
