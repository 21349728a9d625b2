import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { newId } from './identifiers.ts';
import { PersonalKeys, sealed } from './personal-data.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a key is remembered for a minute, and holds no more memory than its own', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const keys = new PersonalKeys(randomBytes(32));
  const key = randomBytes(32);
  keys.remember('An', keys.unwrap('An', keys.wrap('An', key)));
  expect(keys.remembered('An')).toEqual(key);
  expect(keys.remembered('An')?.buffer.byteLength).toBe(32);
  vi.advanceTimersByTime(60_001);
  expect(keys.remembered('An')).toBeUndefined();
});

test('a key that another transaction committed just before is taken from there, and stays what it is', async () => {
  const keys = new PersonalKeys(randomBytes(32));
  const [id, theirs] = [newId(), randomBytes(32)];
  // The statement sees neither a key of its own making nor the other's, which is known here by the time it ends.
  const ask = async <R>(): Promise<R[]> => {
    keys.remember(id, theirs);
    return [];
  };
  const box = keys.inTransaction(ask, true);
  const [text] = (await box.sealAll([sealed(id, 'An')])) ?? [];
  box.committed();
  expect(keys.remembered(id)).toEqual(theirs);
  const rows = [{ name: text }];
  await keys.inTransaction(ask, true).openAll(rows);
  expect(rows).toEqual([{ name: 'An' }]);
});
