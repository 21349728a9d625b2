import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Lane, type Load, Overloaded, openTurns, type TurnOptions } from './turns.ts';

const officerOf = (name: string): Lane => ({ name, rank: 'officer' });
const citizenOf = (name: string): Lane => ({ name, rank: 'citizen' });

/** Turns in which it is written down who was let in. */
function opened(options: Partial<TurnOptions> = {}) {
  const turns = openTurns({
    ...{ places: 2, ofOneLane: 2, waiting: 3, first: 0, bearable: 1_000, patience: 1_000, load: () => 'calm' },
    ...options,
  });
  const letIn: string[] = [];
  const leaving: (() => void)[] = [];
  const ask = (lane: Lane): Promise<void> =>
    turns.take(lane).then((leave) => {
      letIn.push(`${lane.rank} of ${lane.name}`);
      leaving.push(leave);
    });
  const serveOne = async (): Promise<void> => {
    leaving.shift()?.();
    await sleep(0);
  };
  /** Everybody who is served leaves one by one, until nobody is left. */
  const serveAll = async (): Promise<void> => {
    while (leaving.length > 0) await serveOne();
  };
  return { ask, letIn, serveOne, serveAll };
}

describe('requests are let in', () => {
  it('officers before citizens, whoever came first', async () => {
    const { ask, letIn, serveAll } = opened({ places: 1 });
    const all = [ask(citizenOf('A')), ask(citizenOf('A')), ask(officerOf('B'))];
    await sleep(0);
    await serveAll();
    await Promise.all(all);
    expect(letIn).toEqual(['citizen of A', 'officer of B', 'citizen of A']);
  });

  it('a citizen after every three officers, however many of these wait', async () => {
    const { ask, letIn, serveAll } = opened({ places: 1, waiting: 10 });
    const all = [
      ...Array.from({ length: 9 }, (_, i) => ask(officerOf(`${i}`))),
      ...Array.from({ length: 3 }, () => ask(citizenOf('A'))),
    ];
    await sleep(0);
    await serveAll();
    await Promise.all(all);
    expect(letIn.map((who) => who[0]).join('')).toBe('oooocooocooc');
  });

  it('agency by agency, however many of one wait', async () => {
    const { ask, letIn, serveAll } = opened({ places: 1 });
    const all = ['A', 'A', 'A', 'A', 'B', 'C', 'B'].map((name) => ask(officerOf(name)));
    await sleep(0);
    await serveAll();
    await Promise.all(all);
    expect(letIn.map((who) => who.at(-1)).join('')).toBe('ABCABAA');
  });

  it('with places left for others, whatever one agency asks for', async () => {
    const { ask, letIn, serveAll } = opened({ places: 4, ofOneLane: 2 });
    const waiting = Array.from({ length: 4 }, () => ask(officerOf('A')));
    await ask(officerOf('B'));
    expect(letIn).toEqual(['officer of A', 'officer of A', 'officer of B']);
    await serveAll();
    await Promise.all(waiting);
  });
});

describe('who cannot be served in time', () => {
  it('is told so at once when enough of their own wait, and nobody else is', async () => {
    const { ask, serveAll } = opened({ places: 1, waiting: 1 });
    const served = [ask(officerOf('A')), ask(officerOf('A'))];
    await expect(ask(officerOf('A'))).rejects.toBeInstanceOf(Overloaded);
    served.push(ask(officerOf('B')));
    await sleep(0);
    await serveAll();
    await Promise.all(served);
  });

  it('is told so at once when the first of their own has waited for too long, after a while in which that is let pass', async () => {
    const { ask, serveAll, serveOne } = opened({ places: 1, first: 60, bearable: 20 });
    const served = [ask(officerOf('A')), ask(officerOf('A'))];
    await sleep(30);
    served.push(ask(officerOf('A')));
    await sleep(40);
    await expect(ask(officerOf('A'))).rejects.toBeInstanceOf(Overloaded);
    await serveOne();
    await expect(ask(officerOf('A')), 'who came 40 ms ago is the first now').rejects.toBeInstanceOf(Overloaded);
    await serveAll();
    await Promise.all(served);
    const again = [ask(officerOf('A')), ask(officerOf('A'))];
    await sleep(30);
    again.push(ask(officerOf('A')));
    await serveAll();
    await Promise.all(again);
  });

  it('waits no longer than is to be borne, and does not take a place afterwards', async () => {
    const { ask, letIn, serveAll } = opened({ places: 1, patience: 20 });
    await ask(officerOf('A'));
    await expect(ask(officerOf('B'))).rejects.toBeInstanceOf(Overloaded);
    await serveAll();
    await ask(officerOf('C'));
    expect(letIn).toEqual(['officer of A', 'officer of C']);
  });

  it.each<[Load, string, string]>([
    ['calm', 'let in', 'let in'],
    ['behind', 'let in', 'refused'],
    ['far behind', 'refused', 'refused'],
  ])('when the process is %s: officers are %s, citizens %s', async (load, officer, citizen) => {
    const { ask } = opened({ load: () => load });
    const outcome = (lane: Lane) =>
      ask(lane).then(
        () => 'let in',
        () => 'refused',
      );
    expect([await outcome(officerOf('A')), await outcome(citizenOf('A'))]).toEqual([officer, citizen]);
  });
});
