// Entry of the process that reads what people hand in. Whatever is heavy or may be led astray by a hostile file is loaded
// here and nowhere else.
import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Document } from './document.ts';
import type { PageAnswer, PageJob, PageRequest } from './page-job.ts';
import { openReader } from './reader.ts';
import { Unreadable } from './unreadable.ts';

/** What the engine passes on the command line. */
interface Settings {
  readonly root: string;
  readonly memoryGuard: string;
  readonly megabytes: number;
  readonly niceness: number;
}

const { root, memoryGuard, megabytes, niceness } = JSON.parse(process.argv[2] ?? '{}') as Settings;
setPriority(niceness);
new Worker(new URL(memoryGuard), { workerData: { megabytes, parent: process.ppid } }).unref();
const reader = openReader(root);
const input = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
let rest: Buffer = Buffer.alloc(0);
let last: Promise<void> = Promise.resolve();

process.on('message', (request: PageRequest) => {
  last = last.then(() => answer(request));
});
process.on('disconnect', () => process.exit(0));

async function answer({ job, documents }: PageRequest): Promise<void> {
  process.send?.(await answerTo(job, await take(documents)));
}

async function answerTo(job: PageJob, documents: readonly Document[]): Promise<PageAnswer> {
  try {
    return { answer: await reader[job.do](documents, job as never) };
  } catch (error) {
    const { message } = error as Error;
    return { fault: error instanceof Unreadable ? error.fault : 'broken', message };
  }
}

/** The documents stand one behind the other on the input, each as long as was said. */
async function take(documents: PageRequest['documents']): Promise<Document[]> {
  const taken: Document[] = [];
  for (const { mediaType, size } of documents) taken.push({ mediaType, bytes: await bytesOf(size) });
  return taken;
}

async function bytesOf(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    if (rest.length === 0) rest = await nextChunk();
    const part = rest.subarray(0, size - filled);
    bytes.set(part, filled);
    filled += part.length;
    rest = rest.subarray(part.length);
  }
  return bytes;
}

async function nextChunk(): Promise<Buffer> {
  const { value, done } = await input.next();
  if (done) throw new Error('The input ended within a document');
  return value;
}
