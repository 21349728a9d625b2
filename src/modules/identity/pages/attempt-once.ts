import { Refusal } from '#platform/errors';
import { hashOf } from '#platform/identifiers';
import type { Call } from '#platform/route';
import { hasSucceeded, insertAttempt, lockAttempts } from '../sign-in-attempt-store.ts';
import { type Slowing, secondsToWait, slowings } from '../slowing-down.ts';

/** Something that can be guessed: in whose name, of which kind, and from which browser if it has been here before. */
export interface Guess {
  readonly kind: keyof typeof slowings;
  readonly name: string;
  readonly browser?: string | undefined;
}

type Asking = Pick<Call, 'actAs' | 'who' | 'now'>;

/**
 * Looks at one guess, unless too many failed lately (`identity.wait`). It counts as failed before it is looked at, so
 * that guesses sent side by side all count. A browser in which this name signed in before is counted by itself: whoever
 * guesses elsewhere does not slow the officer down at their own desk (OWASP, device cookies).
 */
export async function attemptOnce<T>(call: Asking, guess: Guess, look: () => Promise<T | undefined>) {
  const key = await admit(call, guess);
  const found = await look();
  if (found !== undefined) await noteSuccess(call, guess, key);
  return found;
}

const keyOf = ({ kind, name, browser }: Guess): Buffer => hashOf([kind, name, browser ?? ''].join('\n'));
const anywhere = ({ kind, name }: Guess): Buffer => keyOf({ kind, name });

function admit({ actAs, who, now }: Asking, guess: Guess): Promise<Buffer> {
  return actAs(who, async ({ tx }) => {
    const isKnown = guess.browser !== undefined && (await hasSucceeded(tx, keyOf(guess)));
    const key = isKnown ? keyOf(guess) : anywhere(guess);
    const slowing: Slowing = slowings[guess.kind];
    const seconds = secondsToWait(await lockAttempts(tx, key, now), slowing, now);
    if (seconds > 0) throw new Refusal('identity.wait', { seconds }, 429);
    await insertAttempt(tx, key, false, now);
    return key;
  });
}

async function noteSuccess({ actAs, who, now }: Asking, guess: Guess, key: Buffer): Promise<void> {
  const keys = guess.browser !== undefined && !key.equals(keyOf(guess)) ? [key, keyOf(guess)] : [key];
  await actAs(who, async ({ tx }) => {
    for (const each of keys) await insertAttempt(tx, each, true, now);
  });
}
