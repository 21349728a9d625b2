// Entry of a thread beside the reader, which cannot look after itself while a parser keeps it busy. No limit of Node or of
// the system fits: most of the memory is that of WebAssembly and of libraries, whose address space is reserved in advance.
import { workerData } from 'node:worker_threads';

const { megabytes, parent } = workerData as { readonly megabytes: number; readonly parent: number };
const pause = 100;

/** Ends the process at once when it has taken more memory than it may, or whoever it works for is gone. */
setInterval(() => {
  const isTooLarge = process.memoryUsage.rss() > megabytes * 1_048_576;
  if (isTooLarge || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, pause);
