import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import { removeMailTo } from '../mail-store.ts';
import { removeMessages } from '../message-store.ts';

/** Erases what a person was told, on their behalf: in the product, and the letters to their address. */
export async function eraseMessages({ tx, who }: Act, personId: string, email: string | null): Promise<void> {
  assertOnBehalfOf(who, personId);
  await removeMessages(tx, personId);
  if (email !== null) await removeMailTo(tx, email);
}
