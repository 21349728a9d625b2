import type { Readable } from 'node:stream';

/** What a scanner says of a content: the name of what it found, or nothing found. */
export interface Verdict {
  readonly found: string | undefined;
}

/** Looks through contents for viruses. Rejects whenever it cannot say: no answer is never a good answer. */
export interface Scanner {
  scan(content: Readable): Promise<Verdict>;
}
