import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './running.ts';

/** How long each part may take to stop: more than requests under way get (milliseconds). */
const patience = 30_000;

/**
 * Stops the parts of a product, the last started first. Goes on without one that fails or does not stop in time
 * (milliseconds), and says so: whoever supervises processes would kill all that is left to stop.
 */
export async function stopInGoodTime(running: readonly Running[], most = patience): Promise<void> {
  for (const { name, stop } of running.toReversed()) {
    const late = sleep(most, 'late', { ref: false });
    const how = await Promise.race([late, stop()]).catch((error: unknown) => error);
    if (how === 'late') console.error(`Stopping the ${name} takes more than ${most / 1_000} s; going on without.`);
    else if (how) console.error(`Stopping the ${name} failed: ${how}`);
  }
}
