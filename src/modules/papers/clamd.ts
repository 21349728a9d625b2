import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Scanner, Verdict } from './scanner.ts';

/** The longest silence of the scanner; a file of 100 MB that holds archives takes it a while. */
const patience = 120_000;

/** A scanner that speaks the protocol of clamd at `host:port` (clamd(8), INSTREAM); its StreamMaxLength must be 100M. */
export function clamdScanner(address: string): Scanner {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  const port = Number(address.slice(colon + 1));
  return { scan: (content) => scan(connect({ host, port }), content) };
}

/** The answer counts even when the sending broke off: a scanner that has heard enough closes while it is being sent more. */
async function scan(socket: Socket, content: Readable): Promise<Verdict> {
  let reply = '';
  let failure: Error | undefined;
  socket.setEncoding('utf8').on('data', (text) => {
    reply += text;
  });
  socket.on('end', () => socket.destroy());
  socket.on('error', (error) => {
    failure = error;
  });
  socket.setTimeout(patience, () => socket.destroy(new Error(`clamd was silent for ${patience} ms`)));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await pipeline(inChunks(content), socket, { end: false }).catch((error: Error) => {
    failure ??= error;
    socket.destroy();
  });
  await closed;
  return verdictOf(reply, failure);
}

/** Each chunk behind its length in four bytes, and a chunk of no length at the end. */
async function* inChunks(content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of content as AsyncIterable<Buffer>) {
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function verdictOf(reply: string, cause: Error | undefined): Verdict {
  const answer = reply.replace(/\0$/, '').trim();
  if (answer === 'stream: OK') return { found: undefined };
  const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (found) return { found };
  throw new Error(`clamd gave no verdict: ${answer || 'no answer'}`, { cause });
}
