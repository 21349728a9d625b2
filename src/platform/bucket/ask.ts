import { createReadStream } from 'node:fs';
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestByHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestByHttps } from 'node:https';
import { pipeline } from 'node:stream/promises';

/** A signed request to the host of a bucket. */
export interface Asking {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The file that is sent; its length stands in the headers. */
  readonly file?: string | undefined;
  /** Milliseconds in which some byte must come or go, and in which all of it must be done. */
  readonly silence: number;
  readonly whole: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Bytes of the longest answer that is read: a window of a file, or a list of a thousand names. */
const longestAnswer = 8 * 1_048_576;

export type Ask = (asking: Asking) => Promise<Answered>;

/**
 * Makes what sends requests to one host and keeps its connections; nothing is followed elsewhere. It throws when no whole
 * answer came, whatever the reason.
 */
export function openAsking(endpoint: string): Ask {
  const isSafe = endpoint.startsWith('https:');
  const agent = new (isSafe ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: 32 });
  const request = isSafe ? requestByHttps : requestByHttp;
  return async ({ method, url, headers, file, silence, whole }) => {
    const asking = request(url, { method, headers, agent });
    const late = (time: number, what: string) => asking.destroy(new Error(`${what} came within ${time / 1_000} s`));
    asking.setTimeout(silence, () => late(silence, 'nothing'));
    const timer = setTimeout(() => late(whole, 'no whole answer'), whole);
    return answerTo(asking, file).finally(() => clearTimeout(timer));
  };
}

async function answerTo(asking: ClientRequest, file: string | undefined): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  asking.once('error', reject);
  asking.once('response', (response) => {
    read(response).then(resolve, (error) => {
      asking.destroy();
      reject(error);
    });
  });
  // One that was answered before all of it was sent has its answer already.
  if (file) pipeline(createReadStream(file), asking).catch(reject);
  else asking.end();
  return promise;
}

async function read(response: IncomingMessage): Promise<Answered> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > longestAnswer) throw new Error(`the answer has more than ${longestAnswer} bytes`);
    parts.push(part);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) };
}
