import { expect, it } from 'vitest';
import { ownDatabase } from '#test/own-database';
import { smallServer } from '#test/small-server';

const own = ownDatabase();

it('is ready while only the store of files is away, as everything else is served, and says so', async () => {
  let trouble: string | undefined;
  const http = await smallServer({ database: own().database, trouble: () => trouble });
  const ready = async () => {
    const { statusCode, body } = await http.inject('/readyz');
    return [statusCode, body];
  };
  expect(await ready()).toEqual([200, 'ok']);
  trouble = 'it answers 503';
  expect(await ready()).toEqual([200, 'ok, but the store of files is unreachable: it answers 503']);
  await http.close();
});
