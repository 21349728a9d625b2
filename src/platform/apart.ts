import { type ChildProcess, fork } from 'node:child_process';
import { Refusal } from './errors.ts';
import { root, threadEntry } from './root.ts';

/** What a task may cost before its process is ended. */
export interface Limits {
  readonly megabytes: number;
  readonly milliseconds: number;
}

/** Runs what may go wrong, such as reading a stranger's file, in a process of its own that may be lost. */
export interface Apart {
  /**
   * Hands `task` to a new process of `entry` and returns its answer. Throws {@link LostProcess} when the process dies or
   * takes too long; refuses with `apart.busy` (503) when too many wait already.
   */
  run<Answer>(entry: `src/${string}.ts`, task: unknown, limits: Limits): Promise<Answer>;
}

/** The process ended without an answer: it ran out of time or memory, or broke. */
export class LostProcess extends Error {
  override readonly name = 'LostProcess';
}

export interface ApartSettings {
  /** How many processes may run at once. */
  readonly atOnce?: number;
  /** How many tasks may wait for one. */
  readonly waiting?: number;
}

/** Opens the place where tasks are run apart, a few at a time. */
export function openApart({ atOnce = 2, waiting = 20 }: ApartSettings = {}): Apart {
  const queue: (() => void)[] = [];
  let running = 0;
  const enter = async (): Promise<void> => {
    if (running < atOnce) running += 1;
    else if (queue.length >= waiting) throw new Refusal('apart.busy', {}, 503);
    else await new Promise<void>((resolve) => queue.push(resolve));
  };
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    async run<Answer>(entry: `src/${string}.ts`, task: unknown, limits: Limits) {
      await enter();
      try {
        return await runOnce<Answer>(threadEntry(entry), task, limits);
      } finally {
        leave();
      }
    },
  };
}

/** What the process says: that its program is loaded and it listens, then its answer. */
export type ApartMessage<Answer> = 'ready' | { readonly answer: Answer } | { readonly problem: string };

/** The process may read the program and nothing else: no writing, no process of its own, none of our settings. */
async function runOnce<Answer>(entry: URL, task: unknown, { megabytes, milliseconds }: Limits): Promise<Answer> {
  const child = fork(entry, [], {
    execArgv: [`--max-old-space-size=${megabytes}`, '--permission', `--allow-fs-read=${root}/*`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    return await answerOf<Answer>(child, task, milliseconds);
  } finally {
    child.kill('SIGKILL');
  }
}

function answerOf<Answer>(child: ChildProcess, task: unknown, milliseconds: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => reject(new LostProcess(`No answer within ${milliseconds} ms`)), milliseconds);
  child.once('error', (cause) => reject(new LostProcess('The process broke', { cause })));
  child.once('exit', (code, signal) => reject(new LostProcess(`The process ended with ${signal ?? code}`)));
  child.on('message', (message: ApartMessage<Answer>) => {
    if (message === 'ready') child.send(task as object, (error) => error && reject(new LostProcess(error.message)));
    else if ('answer' in message) resolve(message.answer);
    else reject(new Error(message.problem));
  });
  return promise.finally(() => clearTimeout(timer));
}
