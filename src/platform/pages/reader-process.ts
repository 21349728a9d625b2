import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { addAbortSignal, type Readable, type Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../errors.ts';
import { threadEntry } from '../root.ts';
import type { PageAnswer, PageJob, SentDocument } from './page-job.ts';
import { Unreadable } from './unreadable.ts';

/** A document whose content is fetched when its turn comes. */
export interface DocumentToRead extends SentDocument {
  open(): Promise<Readable>;
}

export interface ReaderSettings {
  /** The root of the checkout. */
  readonly root: string;
  /** The most resident memory of the process, in megabytes. */
  readonly megabytes: number;
  /** How much it stands back behind others: 0 not at all, 19 the most. */
  readonly niceness: number;
  /** How many jobs may wait or be in work at once. */
  readonly queue: number;
  /** Milliseconds without work after which the process ends and gives its memory back. */
  readonly idle: number;
}

/**
 * One process that reads documents, one job at a time, started when needed. It is given nothing but the bytes of the
 * documents: no environment, no files of ours but the packages, no right to write or to start anything. When it takes too
 * long or too much memory, or crashes, it is gone with the job and the next job gets a fresh one.
 */
export class ReaderProcess {
  readonly #settings: ReaderSettings;
  #child: ChildProcess | undefined;
  #rest: NodeJS.Timeout | undefined;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(settings: ReaderSettings) {
    this.#settings = settings;
  }

  /** Whether a job would have to wait for others. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** Does a job within `deadline` milliseconds of its turn. Throws {@link Unreadable} for what the documents are to blame for. */
  ask(job: PageJob, documents: readonly DocumentToRead[], deadline: number): Promise<unknown> {
    if (this.#closed) throw new Refusal('pages.closed', {}, 503);
    if (this.#waiting >= this.#settings.queue) throw new Refusal('pages.queue_full', { waiting: this.#waiting }, 503);
    this.#waiting += 1;
    const mine = this.#last.then(() => this.#do(job, documents, deadline)).finally(() => (this.#waiting -= 1));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** Ends what is in work as well: whoever waits for it is told, and asks again. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#end();
    await this.#last;
  }

  async #do(job: PageJob, documents: readonly DocumentToRead[], deadline: number, again = false): Promise<unknown> {
    if (this.#closed) throw new Refusal('pages.closed', {}, 503);
    clearTimeout(this.#rest);
    this.#child ??= this.#start();
    const child = this.#child;
    try {
      const answer = await answerOf(child, job, documents, deadline);
      this.#rest = setTimeout(() => this.#end(), this.#settings.idle).unref();
      if ('answer' in answer) return answer.answer;
      throw new Unreadable(answer.fault, answer.message);
    } catch (error) {
      // A document that is broken may have broken the parser with it.
      if (!(error instanceof Unreadable && error.fault === 'no_such_page')) this.#end();
      if (this.#closed) throw new Refusal('pages.closed', {}, 503);
      if (!wasGone(error)) throw error;
      // The one before may have cost the process, and we heard of it only now; twice is the fault of this one.
      if (again) throw new Unreadable('too_much', 'The reader ended twice', { cause: error });
      return this.#do(job, documents, deadline, true);
    }
  }

  #end(): void {
    clearTimeout(this.#rest);
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const { root, megabytes, niceness } = this.#settings;
    const entry = fileURLToPath(threadEntry('src/platform/pages/page-reader.ts'));
    const settings = { root, memoryGuard: threadEntry('src/platform/pages/memory-guard.ts').href, megabytes, niceness };
    const readable = ['node_modules', 'package.json', 'src/platform'].map(
      (path) => `--allow-fs-read=${join(root, path)}`,
    );
    const rights = [
      '--permission',
      '--allow-worker',
      '--allow-addons',
      '--disable-warning=SecurityWarning',
      ...readable,
    ];
    const child = spawn(process.execPath, [...rights, entry, JSON.stringify(settings)], {
      env: {},
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    });
    // What it does not read any more is no fault of ours; `answerOf` hears of its end.
    child.on('error', () => undefined).stdin?.on('error', () => undefined);
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    // Our own process may end while it rests.
    child.unref();
    child.channel?.unref();
    for (const stream of [child.stdin, child.stderr]) (stream as Socket | null)?.unref();
    return child;
  }
}

/** Whether the process was gone when it was spoken to. */
const wasGone = (error: unknown): boolean =>
  ['EPIPE', 'ECONNRESET', 'ERR_IPC_CHANNEL_CLOSED', 'ERR_STREAM_DESTROYED'].includes(
    String((error as NodeJS.ErrnoException).code),
  );

/** Letters of what a reader says before it ends. */
const longestComplaint = 2_000;

/** Sends one job and waits for its answer; a process that dies or is too slow has been given too much. */
async function answerOf(
  child: ChildProcess,
  job: PageJob,
  documents: readonly DocumentToRead[],
  deadline: number,
): Promise<PageAnswer> {
  const stop = new AbortController();
  const { signal } = stop;
  // Keeps our own process alive for as long as the answer is waited for.
  const slow = setTimeout(() => stop.abort(new Unreadable('too_much', `No answer within ${deadline} ms`)), deadline);
  let complaint = '';
  const onComplaint = (chunk: Buffer) => {
    complaint = (complaint + chunk).slice(-longestComplaint);
  };
  const onEnd = (_code: number | null, killed: string | null) =>
    stop.abort(new Unreadable('too_much', `The reader ended (${killed ?? complaint.trim()})`));
  child.stderr?.on('data', onComplaint);
  child.once('close', onEnd);
  try {
    child.send({ job, documents: documents.map(({ mediaType, size }) => ({ mediaType, size })) });
    const answered = once(child, 'message', { signal });
    const [[answer]] = await Promise.all([answered, pour(documents, child.stdin as Writable, signal)]);
    return answer as PageAnswer;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(slow);
    child.off('close', onEnd);
    child.stderr?.off('data', onComplaint);
  }
}

/** By hand, as `pipeline` leaves its listeners on what it does not end. */
async function pour(documents: readonly DocumentToRead[], into: Writable, signal: AbortSignal): Promise<void> {
  for (const document of documents)
    for await (const chunk of addAbortSignal(signal, await document.open()))
      if (!into.write(chunk)) await once(into, 'drain', { signal });
}
