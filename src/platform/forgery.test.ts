import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { send, smallServer } from '#test/small-server';
import type { Database } from './database.ts';
import { route } from './route.ts';

const act = route({ method: 'POST', url: '/viec', may: 'public', run: async () => ({ kind: 'json', body: 'acted' }) });
const withFiles = route({
  method: 'POST',
  url: '/tep',
  may: 'public',
  upload: true,
  async run(call) {
    await call.upload(async ({ content }) => {
      content.resume();
    });
    return { kind: 'json', body: 'acted' };
  },
});

const nowhere = {} as Database;
let http: FastifyInstance;
beforeAll(async () => {
  const env = { PUBLIC_URL: 'https://mot-cua.example' };
  http = await smallServer({ database: nowhere, routes: [act, withFiles], env });
});

/** Over https the cookie is bound to the host. */
const an = { cookie: '__Host-motcua=an' };

describe('a form', () => {
  test.each([
    ['of our page', {}, 200],
    ['from our own origin', { origin: 'https://mot-cua.example' }, 200],
    ['from the address we were asked by', { origin: 'http://localhost:80', host: 'localhost:80' }, 200],
    ['from a browser that says same-origin', { 'sec-fetch-site': 'same-origin' }, 200],
    ['typed into the address by a person', { 'sec-fetch-site': 'none' }, 200],
    ['from a browser that hides where it comes from', { origin: 'null' }, 200],
    ['from another site', { origin: 'https://evil.example' }, 403],
    ['from our name on another port', { origin: 'https://mot-cua.example:8443' }, 403],
    ['from our name without https', { origin: 'http://mot-cua.example' }, 403],
    ['from a name that begins like ours', { origin: 'https://mot-cua.example.evil.example' }, 403],
    ['from a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sister of our site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s: %o answers %i', async (_what, headers, status) => {
    const signedIn = await send(http, '/viec', { who: 'an', headers: { ...an, ...headers } });
    const visiting = await send(http, '/viec', { headers });
    expect([signedIn.statusCode, visiting.statusCode]).toEqual([status, status]);
  });

  test.each([
    ['none', ''],
    ['one of another length', 'x'],
    ["somebody else's", 'token of binh'],
    ['one that differs in a letter', 'token of am'],
  ])('with %s for its token is refused, and shown again to be sent', async (_what, token) => {
    const answer = await send(http, '/viec', { who: 'an', headers: an, fields: { _csrf: token, typed: 'x' } });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'form.forged', resend: { url: '/viec', fields: { typed: 'x' } } });
  });

  test('of another site is not shown again to be sent', async () => {
    const answer = await send(http, '/viec', { who: 'an', headers: { ...an, origin: 'https://evil.example' } });
    expect(answer.json()).toEqual({ kind: 'forbidden', code: 'form.from_elsewhere' });
  });
});

describe('a form with files', () => {
  const upload = async (...parts: readonly (readonly [string, string | Blob])[]) => {
    const form = new FormData();
    for (const [name, value] of parts) form.append(name, value);
    const body = new Response(form);
    const type = body.headers.get('content-type') ?? '';
    const payload = Buffer.from(await body.arrayBuffer());
    return http.inject({ method: 'POST', url: '/tep', headers: { ...an, 'content-type': type }, payload });
  };
  const token = ['_csrf', 'token of an'] as const;
  const file = ['file', new Blob(['x'])] as const;

  test('is read when its token comes before its files', async () => {
    expect((await upload(token, file)).statusCode).toBe(200);
  });

  test('is refused before a file is taken when its token comes after, or never', async () => {
    expect((await upload(file, token)).statusCode).toBe(403);
    expect((await upload(file)).statusCode).toBe(403);
    expect((await upload()).statusCode).toBe(403);
  });

  test('is held to its token also when it comes without files', async () => {
    expect((await send(http, '/tep', { headers: an })).statusCode).toBe(403);
  });
});
