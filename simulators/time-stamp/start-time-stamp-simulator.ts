import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerTimeStamp, type TimeStampKey } from './answer-time-stamp.ts';

/** A stand-in for a time-stamp authority: real RFC 3161 answers, from loopback only. */
export interface TimeStampSimulator {
  readonly url: string;
  stop(): Promise<void>;
}

/** A request has some 70 bytes. */
const longest = 10_000;

/** Starts the stand-in on a free port of 127.0.0.1; `now` tells its time (milliseconds). */
export async function startTimeStampSimulator(key: TimeStampKey, now: () => number): Promise<TimeStampSimulator> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > longest) request.destroy();
      parts.push(part);
    });
    request.on('end', () => {
      try {
        const answer = answerTimeStamp(Buffer.concat(parts), key, now());
        response.setHeader('content-type', 'application/timestamp-reply').end(answer);
      } catch {
        response.writeHead(400).end();
      }
    });
  });
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
