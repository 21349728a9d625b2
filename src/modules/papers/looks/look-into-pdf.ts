import { createInflate } from 'node:zlib';
import { Refusal } from '#platform/errors';
import type { Readings } from '#platform/sealed-file';
import { intakeLimits } from '../../../../reference/papers/intake-limits.ts';
import { faultIn, spelling } from './pdf-names.ts';

const limits = intakeLimits.pdf;

/** Longer than any name, and than the dictionary of any object stream. */
const overlap = 8_192;

/** Readers look for the end of a PDF in its last kilobyte; some programs write a little after it. */
const tailLength = 4_096;

const objectStream = new RegExp(`/${spelling('ObjStm')}[^]{0,4096}?\\bstream\\r?\\n`, 'g');

const filters = new RegExp(`/${spelling('Filter')}\\s*\\[([^\\]]*)\\]`);

/** Whether a dictionary names more than one filter: what is unpacked once would still be packed. */
const isPackedTwice = (dictionary: string): boolean => (filters.exec(dictionary)?.[1]?.split('/').length ?? 0) > 2;

/**
 * Refuses a PDF that is cut off, locked, or does something when opened. It looks for names in the raw bytes, in every
 * spelling, and in compressed object streams, unpacking these within limits; what it cannot unpack it refuses.
 * It does not see what hides in attached files, in a font or image that breaks a reader, or in an object stream that
 * says it is something else: against those stand the scanner and that a paper is only ever downloaded.
 */
export async function lookIntoPdf(content: Readings, name: string): Promise<void> {
  const fault = (await faultOfEnd(content)) ?? (await faultOfBytes(content));
  if (fault) throw new Refusal(fault, { name }, 422);
}

async function faultOfEnd({ size, read }: Readings): Promise<string | undefined> {
  const tail = await read(Math.max(0, size - tailLength), tailLength);
  return tail.includes('%%EOF') ? undefined : 'papers.pdf_broken';
}

async function faultOfBytes(content: Readings): Promise<string | undefined> {
  const streams = new Set<number>();
  for await (const { text, at } of windowsOf(content.stream())) {
    const fault = faultIn(text);
    if (fault) return fault;
    for (const { index, 0: whole } of text.matchAll(objectStream)) {
      const end = index + whole.length;
      if (isPackedTwice(text.slice(text.lastIndexOf('obj', index), end))) return 'papers.pdf_unreadable';
      streams.add(at + end);
    }
  }
  return streams.size > limits.objectStreams ? 'papers.pdf_unreadable' : faultOfStreams(content, streams);
}

async function faultOfStreams(content: Readings, starts: Iterable<number>): Promise<string | undefined> {
  let left: number = limits.unpacked;
  for (const start of starts) {
    try {
      for await (const { text, length } of unpacked(content, start)) {
        const fault = faultIn(text);
        if (fault) return fault;
        left -= length;
        if (left < 0) return 'papers.pdf_unreadable';
      }
    } catch {
      return 'papers.pdf_unreadable';
    }
  }
  return undefined;
}

async function* unpacked(content: Readings, start: number): AsyncGenerator<Window> {
  const packed = content.stream(start);
  const inflate = createInflate();
  packed.on('error', (error) => inflate.destroy(error));
  try {
    yield* windowsOf(packed.pipe(inflate));
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

interface Window {
  /** One letter a byte. */
  readonly text: string;
  /** Where `text` begins in the whole. */
  readonly at: number;
  /** How much of `text` is new. */
  readonly length: number;
}

/** Cuts a stream into windows, each beginning with the end of the one before, so that nothing is lost at a cut. */
async function* windowsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Window> {
  let kept = '';
  let read = 0;
  for await (const chunk of stream) {
    const text = kept + chunk.toString('latin1');
    yield { text, at: read - kept.length, length: chunk.length };
    read += chunk.length;
    kept = text.slice(-overlap);
  }
}
