import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Load } from './turns.ts';

const every = 500;
const resolution = 20;

/** How late the event loop may be on average, in milliseconds, before citizens and then officers are asked to come later. */
const limits = { behind: 500, farBehind: 2_000 } as const;

/** Watches how late this process is with what is due, twice a second. */
export function watchLoad(): { load(): Load; stop(): void } {
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  let load: Load = 'calm';
  const timer = setInterval(() => {
    load = loadOf(delays.mean / 1e6 - resolution);
    delays.reset();
  }, every).unref();
  return {
    load: () => load,
    stop: () => {
      clearInterval(timer);
      delays.disable();
    },
  };
}

/** What a lateness in milliseconds comes to; none was measured when nothing ran at all. */
export function loadOf(lateness: number): Load {
  if (lateness > limits.farBehind) return 'far behind';
  return lateness > limits.behind ? 'behind' : 'calm';
}
