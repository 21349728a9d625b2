import { expect, test } from 'vitest';
import { ceremonyState } from './signing-ceremony.ts';

const began = { beganAt: 1_000_000, endedAt: null };
const waiting = [{ state: 'done' }, { state: 'waiting' }] as const;
const all = [{ state: 'done' }, { state: 'refused' }] as const;

test('a ceremony is under way until it ends, and has broken off when it does not or leaves results waiting', () => {
  expect(ceremonyState(began, waiting, 1_060_000)).toBe('under_way');
  expect(ceremonyState(began, waiting, 1_120_001)).toBe('broken_off');
  expect(ceremonyState({ ...began, endedAt: 1_005_000 }, waiting, 1_006_000)).toBe('broken_off');
  expect(ceremonyState({ ...began, endedAt: 1_005_000 }, all, 9_000_000)).toBe('ended');
});
