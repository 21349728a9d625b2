import { describe, expect, test } from 'vitest';
import { dayOf, instantOf } from '#platform/clock';
import { assertCanBecome, dossierStates, nationalStatusOf, punctualityOf } from './dossier.ts';

const code = 'H44.127-260310-0001';
const promisedAt = instantOf('2026-03-13', 17 * 60);

describe('what may follow a state', () => {
  const allowed = dossierStates.flatMap((from) =>
    dossierStates
      .filter((next) => {
        try {
          assertCanBecome({ state: from, code }, next);
          return true;
        } catch {
          return false;
        }
      })
      .map((next) => `${from} → ${next}`),
  );

  test('is exactly this', () => {
    expect(allowed).toEqual([
      'submitted → processing',
      'submitted → awaiting_supplement',
      'submitted → intake_refused',
      'submitted → withdrawn',
      'processing → processing',
      'processing → awaiting_supplement',
      'processing → settled',
      'processing → settlement_refused',
      'processing → withdrawn',
      'awaiting_supplement → submitted',
      'awaiting_supplement → processing',
      'awaiting_supplement → withdrawn',
      'awaiting_supplement → lapsed',
      'settled → handed_over',
      'settlement_refused → handed_over',
    ]);
  });

  test('a refusal names the dossier and what it cannot become', () => {
    expect(() => assertCanBecome({ state: 'handed_over', code }, 'withdrawn')).toThrowError(
      expect.objectContaining({ code: 'dossier.cannot_become_withdrawn', facts: { code, state: 'handed_over' } }),
    );
  });
});

test.each([
  ['submitted', null, 'none', 1],
  ['processing', 1, 'none', 4],
  ['processing', 1, 'due', 6],
  ['awaiting_supplement', 1, 'none', 5],
  ['intake_refused', null, 'none', 3],
  ['withdrawn', 1, 'none', 7],
  ['lapsed', 1, 'none', 8],
  ['settled', 1, 'paid', 9],
  ['settlement_refused', 1, 'none', 9],
  ['handed_over', 1, 'paid', 10],
] as const)('the portal is told that %s (received: %s, fee: %s) is %i', (state, receivedAt, feeState, status) =>
  expect(nationalStatusOf({ state, receivedAt, feeState })).toBe(status),
);

test.each([
  ['the day before', instantOf('2026-03-12', 17 * 60), 'early'],
  ['on the day', instantOf('2026-03-13', 8 * 60), 'on_time'],
  ['in the last minute', promisedAt, 'on_time'],
  ['two minutes later', promisedAt + 120_000, 'overdue'],
  ['not yet', null, 'on_time'],
] as const)('a decision made %s (%s) is %s', (_when, decidedAt, expected) =>
  expect(punctualityOf({ decidedAt, promisedAt }, dayOf)).toBe(expected),
);
