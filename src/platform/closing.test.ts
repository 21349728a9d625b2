import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { closeInGoodTime, leaveGently } from './closing.ts';

/** A server that answers after `delay` milliseconds, and somebody who keeps one connection to it. */
async function serving(delay = 0) {
  const http = Fastify({ forceCloseConnections: 'idle' });
  closeInGoodTime(http);
  const begun = Promise.withResolvers<void>();
  http.get('/', async () => {
    begun.resolve();
    return sleep(delay, 'answered');
  });
  await http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<{ status: number; connection: string }>((resolve, reject) => {
      request({ port, agent }, (answer) => {
        answer.resume();
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection ?? '' }),
        );
      })
        .on('error', reject)
        .end();
    });
  return { http, ask, begun: begun.promise };
}

test('a server that leaves answers what comes over a connection it has, once, and takes no new one', async () => {
  const { http, ask } = await serving();
  expect(await ask()).toEqual({ status: 200, connection: 'keep-alive' });
  let hasLeft = false;
  const left = leaveGently(http).then(() => {
    hasLeft = true;
  });
  await sleep(100);
  expect(hasLeft).toBe(false);
  expect(await ask()).toEqual({ status: 200, connection: 'close' });
  await left;
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await http.close();
});

test('a server that leaves finishes what it has begun', async () => {
  const { http, ask, begun } = await serving(300);
  const asked = ask();
  await begun;
  await leaveGently(http);
  expect(await asked).toEqual({ status: 200, connection: 'close' });
  await http.close();
});
