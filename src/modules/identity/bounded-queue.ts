/** Runs pieces of work, so many at once; others wait in turn. */
export type BoundedQueue = <T>(work: () => Promise<T>) => Promise<T>;

/** Thrown when too many wait already; nothing was begun. */
export class QueueFull extends Error {}

/** A queue that runs `atOnce` pieces of work at a time and lets `waiting` more wait. */
export function boundedQueue(atOnce: number, waiting: number): BoundedQueue {
  const line: (() => void)[] = [];
  let running = 0;
  const enter = async (): Promise<void> => {
    if (running < atOnce) running++;
    else if (line.length < waiting) await new Promise<void>((go) => line.push(go));
    else throw new QueueFull();
  };
  const leave = (): void => {
    const next = line.shift();
    if (next) next();
    else running--;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
