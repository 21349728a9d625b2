import { expect, it } from 'vitest';
import { secondsToWait, slowings } from './slowing-down.ts';

const at = 1_000_000;
const waits = (failures: number, later = 0, kind: keyof typeof slowings = 'password') =>
  secondsToWait({ failures, lastAt: at }, slowings[kind], at + later);

it('three mistakes cost nothing, each further one doubles the wait, up to a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 50].map((failures) => waits(failures))).toEqual([
    0, 0, 0, 5, 10, 20, 40, 60, 60, 60,
  ]);
});

it('the wait runs out by itself', () => {
  expect([waits(4, 1), waits(4, 9_999), waits(4, 10_000), waits(4, 60_000)]).toEqual([10, 1, 0, 0]);
});

it('codes are guessed more slowly than passwords', () => {
  expect(waits(50, 0, 'code')).toBe(900);
});

it('nobody waits before their first attempt', () => {
  expect(secondsToWait({ failures: 0, lastAt: null }, slowings.password, at)).toBe(0);
});
