import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ownDatabase } from '#test/own-database';
import { smallServer } from '#test/small-server';
import { route } from './route.ts';

const own = ownDatabase();

const limited = route({
  method: 'GET',
  url: '/it',
  may: 'public',
  perMinute: 1_000,
  run: async () => ({ kind: 'json', body: {} }),
});

test('whoever hangs up at once leaves no mistake behind', async () => {
  const logged: string[] = [];
  const log = (message: string, error?: unknown): void => void logged.push(`${message} ${String(error)}`);
  const http = await smallServer({ database: own().database, routes: [limited], log });
  await http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.address() as AddressInfo;
  for (let i = 0; i < 200; i += 1) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /it HTTP/1.1\r\nhost: a\r\n\r\n');
    socket.resetAndDestroy();
  }
  await wait(100);
  await http.close();
  expect(logged).toEqual([]);
});
