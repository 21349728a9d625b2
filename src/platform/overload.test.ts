import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { newId } from '#platform/identifiers';
import { ownDatabase } from '#test/own-database';
import { send, smallServer } from '#test/small-server';
import { route } from './route.ts';
import type { Load } from './turns.ts';
import { loadOf } from './watch-load.ts';

const own = ownDatabase();

/** A small server that is as far behind as a test says, with a form that counts how often it was acted on. */
async function served() {
  let load: Load = 'calm';
  let acted = 0;
  const form = route({
    method: 'POST',
    url: '/gui',
    may: 'signed_in',
    run: (call) =>
      call.act(async () => {
        acted += 1;
      }, '/xong'),
  });
  const page = route({ method: 'GET', url: '/xem', may: 'public', run: async () => ({ kind: 'json', body: {} }) });
  const log: string[] = [];
  const http = await smallServer({
    database: own().database,
    routes: [form, page],
    turns: { load: () => load },
    log: (line) => void log.push(line),
  });
  const set = (to: Load): void => {
    load = to;
  };
  return { http, set, acted: () => acted, log };
}

describe('a server that is far behind', () => {
  it('asks to come again in a few seconds, and says in its log how many, once a minute', async () => {
    const { http, set, log } = await served();
    set('far behind');
    for (let time = 0; time < 5; time += 1) {
      const answer = await http.inject('/xem');
      expect([answer.statusCode, answer.json().kind]).toEqual([503, 'busy']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(1);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect(log).toEqual(['more is asked than can be answered in time: 1 asked to come again']);
    await http.close();
  });

  it('gives back a form with all that was typed, which is acted on once when it is sent again', async () => {
    const { http, set, acted } = await served();
    const fields = { _nonce: newId(), name: 'Nguyễn Văn An', note: 'Gửi lại' };
    set('far behind');
    const refused = await send(http, '/gui', { who: 'an', fields });
    expect(refused.statusCode).toBe(503);
    const { url, fields: kept } = refused.json().resend;
    expect(kept).toMatchObject(fields);
    set('calm');
    const answers = [await send(http, url, { who: 'an', fields: kept }), await send(http, url, { who: 'an', fields })];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(acted()).toBe(1);
    await http.close();
  });

  it('still says whether it is alive and serving', async () => {
    const { http, set } = await served();
    set('far behind');
    expect((await http.inject('/healthz')).statusCode).toBe(200);
    expect((await http.inject('/readyz')).statusCode).toBe(200);
    await http.close();
  });
});

it('is behind by how late its event loop is', () => {
  expect([Number.NaN, 0, 499, 501, 2_001].map(loadOf)).toEqual(['calm', 'calm', 'calm', 'behind', 'far behind']);
});

it('gives the place of somebody who hung up to the next', async () => {
  let begun = 0;
  const slow = route({
    method: 'GET',
    url: '/lau',
    may: 'public',
    run: async () => {
      begun += 1;
      await sleep(100);
      return { kind: 'json', body: {} };
    },
  });
  const http = await smallServer({ database: own().database, routes: [slow], turns: { places: 1, ofOneLane: 1 } });
  const address = await http.listen({ port: 0, host: '127.0.0.1' });
  const leaving = new AbortController();
  const gone = Array.from({ length: 5 }, () => fetch(`${address}/lau`, { signal: leaving.signal }).catch(() => 'gone'));
  while (begun === 0) await sleep(5);
  leaving.abort();
  expect(await Promise.all(gone)).toEqual(Array(5).fill('gone'));
  expect((await fetch(`${address}/lau`)).status).toBe(200);
  expect(begun).toBe(2);
  await http.close();
});
