import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownDatabase } from '#test/own-database';
import { smallServer } from '#test/small-server';
import { route } from './route.ts';
import type { Load } from './turns.ts';

const own = ownDatabase();
let load: Load = 'calm';
let port = 0;
let http: Awaited<ReturnType<typeof smallServer>>;

beforeAll(async () => {
  const page = route({ method: 'GET', url: '/xem', may: 'public', run: async () => ({ kind: 'json', body: {} }) });
  const routes = [page];
  http = await smallServer({ database: own().database, routes, turns: { load: () => load }, log: () => {} });
  await http.listen({ port: 0, host: '127.0.0.1' });
  port = (http.server.address() as AddressInfo).port;
});
afterAll(() => http.close());

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function ask(path: string, method = 'GET'): Promise<Heard> {
  return new Promise((resolve, reject) => {
    request({ port, path, method }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('who only looks is told at the door to come again, behind the same walls as everybody', async () => {
  load = 'calm';
  const calm = await ask('/xem');
  load = 'behind';
  const refused = await ask('/xem');
  expect([calm.status, refused.status]).toEqual([200, 503]);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(1);
  expect(refused.headers['cache-control']).toBe('no-store');
  expect(refused.headers['content-security-policy']).toBe(calm.headers['content-security-policy']);
  expect(refused.headers['x-content-type-options']).toBe('nosniff');
  expect(JSON.parse(refused.body)).toMatchObject({ kind: 'busy' });
});

test('a flood is told to come again no faster than fifty times a second at once, the others a second later', async () => {
  load = 'behind';
  const began = performance.now();
  const told = await Promise.all(
    Array.from({ length: 120 }, async () => ({ ...(await ask('/xem')), after: performance.now() - began })),
  );
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([503]));
  const later = told.filter(({ after }) => after >= 1_000);
  expect(later.length).toBeGreaterThanOrEqual(20);
  expect(told.length - later.length).toBeGreaterThan(0);
});

test.each(['/healthz', '/readyz', '/assets/no-such.css'])('%s goes in whatever the load', async (path) => {
  load = 'far behind';
  expect((await ask(path)).status).not.toBe(503);
});

test('a form goes in, so that it can come back with what was typed', async () => {
  load = 'far behind';
  expect((await ask('/xem', 'POST')).status).toBe(404);
});
