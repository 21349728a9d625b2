import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { PersonalKeys } from './personal-data.ts';

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
