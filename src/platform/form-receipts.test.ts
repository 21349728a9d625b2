import { beforeEach, describe, expect, test } from 'vitest';
import { ownDatabase } from '#test/own-database';
import { type people, send, smallServer } from '#test/small-server';
import { newId } from './identifiers.ts';
import { route } from './route.ts';
import { sql } from './sql.ts';

let acted = 0;
beforeEach(() => {
  acted = 0;
});

/** Takes a moment, so that two that are sent at once meet. */
const slowly = route({
  method: 'POST',
  url: '/viec',
  may: 'public',
  run: (call) =>
    call.act(
      async ({ tx }) => {
        await tx.query(sql`select pg_sleep(0.2)`);
        if (call.form.fails === 'yes') throw new Error('it fails');
        acted += 1;
        return acted;
      },
      (times) => `/viec/${times}`,
    ),
});

const cookieOf = (who: keyof typeof people) => ({ cookie: `motcua=${who}` });

describe('a form is acted on once', () => {
  const own = ownDatabase();
  const server = () => smallServer({ database: own().database, routes: [slowly] });

  test('when two connections send it at the same moment, and both are led to the same place', async () => {
    const http = await server();
    const fields = { _nonce: newId() };
    const answers = await Promise.all([1, 2, 3].map(() => send(http, '/viec', { who: 'an', fields })));
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual(
      Array(3).fill([303, '/viec/1']),
    );
    expect(acted).toBe(1);
  });

  test('again when the first sending failed: nothing was acted on then', async () => {
    const http = await server();
    const nonce = newId();
    const failed = await send(http, '/viec', { who: 'an', fields: { _nonce: nonce, fails: 'yes' } });
    expect(failed.statusCode).toBe(500);
    expect(failed.headers['x-receipt-id']).toBeUndefined();
    expect((await http.inject({ url: `/receipts/${nonce}`, headers: cookieOf('an') })).statusCode).toBe(404);
    expect((await send(http, '/viec', { who: 'an', fields: { _nonce: nonce } })).headers.location).toBe('/viec/1');
  });

  test('and its receipt tells its sender, and nobody else, what became of it', async () => {
    const http = await server();
    const answer = await send(http, '/viec', { who: 'an' });
    const again = await send(http, '/viec', { who: 'an', fields: { _nonce: `${answer.headers['x-receipt-id']}` } });
    expect(again.headers['x-receipt-id']).toBe(answer.headers['x-receipt-id']);
    const url = `/receipts/${answer.headers['x-receipt-id']}`;
    expect((await http.inject({ url, headers: cookieOf('an') })).json()).toEqual({ location: '/viec/1' });
    expect((await http.inject({ url, headers: cookieOf('binh') })).statusCode).toBe(404);
    expect((await http.inject({ url })).statusCode).toBe(303);
    expect((await http.inject({ url: '/receipts/1', headers: cookieOf('an') })).statusCode).toBe(404);
  });

  test('and somebody else who sends its nonce is not led to the result of the first', async () => {
    const http = await server();
    const fields = { _nonce: newId() };
    await send(http, '/viec', { who: 'an', fields });
    const other = await send(http, '/viec', { who: 'binh', fields });
    expect([other.statusCode, other.headers.location, other.json().code]).toEqual([
      409,
      undefined,
      'form.used_by_another',
    ]);
    expect(acted).toBe(1);
  });

  test('and one without a nonce is refused', async () => {
    const http = await server();
    const answer = await send(http, '/viec', { who: 'an', fields: { _nonce: 'not one' } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'form.without_nonce']);
  });
});
