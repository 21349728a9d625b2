import Type from 'typebox';
import { expect, test } from 'vitest';
import { onDatabase } from '#test/database';
import { ownDatabase } from '#test/own-database';
import { smallServer } from '#test/small-server';
import { openDatabase, publicScope } from './database.ts';
import { route } from './route.ts';
import { forgetOldWindows } from './throttle.ts';

const own = ownDatabase();

const knock = (url: string) =>
  route({
    method: 'GET',
    url,
    may: 'public',
    perMinute: 5,
    answers: 'file',
    query: Type.Object({}),
    run: async () => ({ kind: 'json', body: {} }),
  });

/** Two servers on one database, each with a pool of its own, as two processes are. */
async function twoServers() {
  const databases = [1, 2].map(() => openDatabase({ url: own().url, size: 3, log: () => {} }));
  const servers = await Promise.all(
    databases.map((database) => smallServer({ database, routes: [knock('/a'), knock('/b')] })),
  );
  return {
    ask: async (which: number, url: string, from: string) =>
      (await servers[which]!.inject({ url, headers: { 'x-forwarded-for': from } })).statusCode,
    close: () => Promise.all([...servers, ...databases].map((each) => each.close())),
  };
}

test('two processes count together how often somebody asks at an address, and by nothing but that', async () => {
  const { ask, close } = await twoServers();
  const answers: number[] = [];
  for (let i = 0; i < 8; i += 1) answers.push(await ask(i % 2, '/a', '203.0.113.7'));
  expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  expect(await ask(0, '/b', '203.0.113.7')).toBe(200);
  expect(await ask(0, '/a', '203.0.113.8')).toBe(200);

  const stored = () =>
    onDatabase(own().url, async (client) => (await client.query('select count from platform.throttle')).rows);
  // Whoever a process has refused it refuses again without asking the database.
  expect((await stored()).map(({ count }) => count).sort()).toEqual([1, 1, 7]);
  await onDatabase(own().url, (client) => client.query(`update platform.throttle set until = now() - interval '1 s'`));
  await own().database.write(publicScope, forgetOldWindows);
  expect(await stored()).toEqual([]);
  await close();
});

test('many who ask at the same moment are counted each once', async () => {
  const { ask, close } = await twoServers();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(i % 2, '/a', '203.0.113.9')));
  expect(answers.filter((status) => status === 200)).toHaveLength(5);
  await close();
});

test('a window that is over begins anew', async () => {
  const { ask, close } = await twoServers();
  for (let i = 0; i < 5; i += 1) await ask(0, '/a', '203.0.113.10');
  await onDatabase(own().url, (client) => client.query(`update platform.throttle set until = now() - interval '1 s'`));
  expect(await ask(0, '/a', '203.0.113.10')).toBe(200);
  await close();
});

test('a database that is away refuses for that, and not for asking too often', async () => {
  const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing', size: 1, log: () => {} });
  const http = await smallServer({ database, routes: [knock('/a')] });
  expect((await http.inject({ url: '/a' })).statusCode).toBe(200);
  await http.close();
  await database.close();
});
