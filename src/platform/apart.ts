import { type ChildProcess, fork } from 'node:child_process';
import { Refusal } from './errors.ts';
import { root, threadEntry } from './root.ts';

/** What a task may cost before its process is ended. */
export interface Limits {
  readonly megabytes: number;
  readonly milliseconds: number;
  /**
   * For how long (milliseconds) the process may wait for the next task of its kind. Absent, it ends with its task, as one
   * must that read what a stranger made or that held a secret.
   */
  readonly rest?: number;
  /**
   * The process loads a foreign library, which sees these settings. What such code does nothing here can hold it to: it is
   * for libraries that the administrator named.
   */
  readonly native?: { readonly environment: Readonly<Record<string, string>> };
}

type Entry = `src/${string}.ts`;

/** Runs what may go wrong, such as reading a stranger's file, in a process of its own that may be lost. */
export interface Apart {
  /**
   * Hands `task` to a process of `entry` and returns its answer. Throws {@link LostProcess} when the process dies or
   * takes too long; refuses with `apart.busy` (503) when too many wait already.
   */
  run<Answer>(entry: Entry, task: unknown, limits: Limits): Promise<Answer>;
  /**
   * Keeps a process of `entry` for `work` alone, which asks it one thing after another; it ends with the work, whatever
   * happens. Throws and refuses as {@link Apart.run} does. `work` may run tasks, and keeps no second process.
   */
  keep<T>(entry: Entry, limits: Limits, work: (kept: KeptProcess) => Promise<T>): Promise<T>;
}

/** A process that remembers what it was told before. */
export interface KeptProcess {
  ask<Answer>(task: unknown): Promise<Answer>;
}

/** The process ended without an answer: it ran out of time or memory, or broke. */
export class LostProcess extends Error {
  override readonly name = 'LostProcess';
}

export interface ApartSettings {
  /** How many processes may run at once. */
  readonly atOnce?: number;
  /** How many may wait for one. */
  readonly waiting?: number;
  /** How many may be kept at once, besides: whoever keeps one may need another for its tasks. */
  readonly kept?: number;
}

/** Opens the place where tasks are run apart, a few at a time. */
export function openApart({ atOnce = 2, waiting = 20, kept = 6 }: ApartSettings = {}): Apart {
  const [forTasks, forKept] = [new Seats(atOnce, waiting), new Seats(kept, waiting)];
  const resting = new Map<Entry, ApartProcess[]>();
  const take = (entry: Entry, limits: Limits): ApartProcess => {
    const rested = resting.get(entry)?.pop();
    if (!rested) return new ApartProcess(entry, limits);
    return rested.wake() ? rested : take(entry, limits);
  };
  return {
    async run<Answer>(entry: Entry, task: unknown, limits: Limits) {
      await forTasks.enter();
      const process = take(entry, limits);
      try {
        const answer = await process.ask<Answer>(task, limits);
        if (limits.rest === undefined) process.end();
        else resting.set(entry, [...(resting.get(entry) ?? []), process.rest(limits.rest)]);
        return answer;
      } catch (error) {
        process.end();
        throw error;
      } finally {
        forTasks.leave();
      }
    },
    async keep(entry, limits, work) {
      await forKept.enter();
      const process = new ApartProcess(entry, limits);
      try {
        return await work({ ask: (task) => process.ask(task, limits) });
      } finally {
        process.end();
        forKept.leave();
      }
    },
  };
}

/** A few may be in at once, some more wait outside in their order. */
class Seats {
  readonly #queue: (() => void)[] = [];
  readonly #waiting: number;
  #free: number;

  constructor(seats: number, waiting: number) {
    this.#free = seats;
    this.#waiting = waiting;
  }

  async enter(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#queue.length >= this.#waiting) throw new Refusal('apart.busy', {}, 503);
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
  }

  leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#free += 1;
  }
}

/** What the process says: that its program is loaded and it listens, then an answer to each task. */
export type ApartMessage<Answer> = 'ready' | { readonly answer: Answer } | { readonly problem: string };

/** It may read the program and nothing else: no writing, no process of its own, none of our settings; see `native`. */
class ApartProcess {
  readonly #child: ChildProcess;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(entry: Entry, { megabytes, native }: Limits) {
    const addons = native ? ['--allow-addons'] : [];
    this.#child = fork(threadEntry(entry), [], {
      execArgv: [`--max-old-space-size=${megabytes}`, '--permission', `--allow-fs-read=${root}/*`, ...addons],
      env: { ...native?.environment },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // What it does not hear any more is no fault of ours; `ask` learns of its end.
    this.#child.on('error', () => undefined);
  }

  ask<Answer>(task: unknown, { milliseconds }: Limits): Promise<Answer> {
    const child = this.#child;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const timer = setTimeout(() => reject(new LostProcess(`No answer within ${milliseconds} ms`)), milliseconds);
    const onError = (cause: Error) => reject(new LostProcess('The process broke', { cause }));
    const onExit = (code: number | null, signal: string | null) =>
      reject(new LostProcess(`The process ended with ${signal ?? code}`));
    const send = () => {
      this.#isReady = true;
      child.send(task as object, (error) => error && reject(new LostProcess(error.message)));
    };
    const onMessage = (message: ApartMessage<Answer>) => {
      if (message === 'ready') send();
      else if ('answer' in message) resolve(message.answer);
      else reject(new Error(message.problem));
    };
    child.on('error', onError).on('exit', onExit).on('message', onMessage);
    if (this.#isReady) send();
    return promise.finally(() => {
      clearTimeout(timer);
      child.off('error', onError).off('exit', onExit).off('message', onMessage);
    });
  }

  /** Waits for another task, and ends when none comes; our own process may end meanwhile. */
  rest(milliseconds: number): this {
    this.#timer = setTimeout(() => this.end(), milliseconds).unref();
    this.#child.unref();
    this.#child.channel?.unref();
    return this;
  }

  /** Whether it is still there for another task. */
  wake(): boolean {
    clearTimeout(this.#timer);
    this.#child.ref();
    this.#child.channel?.ref();
    return this.#child.connected;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#child.kill('SIGKILL');
  }
}
