import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Load } from './turns.ts';

const every = 500;
const resolution = 20;

/** How late the event loop may be on average, in milliseconds, before citizens and then officers are asked to come later. */
const limits = { behind: 500, farBehind: 2_000 } as const;

/** How long after it begins to serve a process may be late with its own beginning, which is nobody's asking too much. */
const warmUp = 3_000;

/** Watches how late this process is with what is due, twice a second; calm until it has served for a while. */
export function watchLoad(): { load(): Load; begin(): void; stop(): void } {
  const delays = monitorEventLoopDelay({ resolution });
  let load: Load = 'calm';
  let timer: NodeJS.Timeout | undefined;
  const watch = (): void => {
    delays.enable();
    timer = setInterval(() => {
      load = loadOf(delays.mean / 1e6 - resolution);
      delays.reset();
    }, every).unref();
  };
  return {
    load: () => load,
    begin: () => {
      timer = setTimeout(watch, warmUp).unref();
    },
    stop: () => {
      clearTimeout(timer);
      delays.disable();
    },
  };
}

/** What a lateness in milliseconds comes to; none was measured when nothing ran at all. */
export function loadOf(lateness: number): Load {
  if (lateness > limits.farBehind) return 'far behind';
  return lateness > limits.behind ? 'behind' : 'calm';
}
