import { describe, expect, it } from 'vitest';
import { boundedQueue, QueueFull } from './bounded-queue.ts';

/** Work that ends when it is told to. */
function piece() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const state = { begun: false };
  const work = () => {
    state.begun = true;
    return promise;
  };
  return { state, work, resolve, reject };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a bounded queue', () => {
  it('runs two at once, the others in turn', async () => {
    const queue = boundedQueue(2, 10);
    const pieces = [piece(), piece(), piece(), piece()] as const;
    const results = pieces.map(({ work }) => queue(work));
    await settle();
    expect(pieces.map(({ state }) => state.begun)).toEqual([true, true, false, false]);
    pieces[1].resolve('second');
    await settle();
    expect(pieces.map(({ state }) => state.begun)).toEqual([true, true, true, false]);
    for (const { resolve } of pieces) resolve('done');
    expect(await Promise.all(results)).toEqual(['done', 'second', 'done', 'done']);
  });

  it('turns away what finds the line full, and takes work again when there is room', async () => {
    const queue = boundedQueue(1, 1);
    const [running, waiting, late] = [piece(), piece(), piece()];
    const first = queue(running.work);
    const second = queue(waiting.work);
    await expect(queue(late.work)).rejects.toThrow(QueueFull);
    expect(late.state.begun).toBe(false);
    running.resolve('a');
    waiting.resolve('b');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
    late.resolve('c');
    expect(await queue(late.work)).toBe('c');
  });

  it('goes on after work that fails', async () => {
    const queue = boundedQueue(1, 5);
    const [failing, next] = [piece(), piece()];
    const results = [queue(failing.work), queue(next.work)];
    failing.reject(new Error('no'));
    next.resolve('yes');
    await expect(results[0]).rejects.toThrow('no');
    expect(await results[1]).toBe('yes');
  });
});
