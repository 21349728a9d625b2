import { Refusal } from '#platform/errors';
import type { Tools } from '#platform/tools';
import { type BoundedQueue, boundedQueue, QueueFull } from './bounded-queue.ts';
import { hashPassword, isPassword } from './password-hash.ts';

/** Hashing takes a core and 46 MiB each time: more at once, and a wave of sign-ins would stop everybody's work. */
const [atOnce, waiting] = [2, 50];

/** The queue of each running application. */
const queues = new WeakMap<Tools, BoundedQueue>();

/** Hashes a password in its turn; throws `identity.too_busy` when too many wait. */
export function hashInTurn(tools: Tools, password: string): Promise<string> {
  return inTurn(tools, () => hashPassword(password));
}

/** Whether a password is the one stored, found out in its turn; without a stored one it takes as long and says no. */
export function isPasswordInTurn(tools: Tools, password: string, stored: string | undefined): Promise<boolean> {
  return inTurn(tools, () => isPassword(password, stored));
}

async function inTurn<T>(tools: Tools, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(tools) ?? boundedQueue(atOnce, waiting);
  queues.set(tools, queue);
  try {
    return await queue(work);
  } catch (error) {
    if (error instanceof QueueFull) throw new Refusal('identity.too_busy', {}, 503);
    throw error;
  }
}
