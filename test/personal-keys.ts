import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PersonalKeys } from '#platform/personal-data';

const master = Buffer.from('the key of every database of tests').subarray(0, 32);

/** What seals and opens personal data in every database that is copied from the template. */
export const testKeys = new PersonalKeys(master);

/**
 * The same for a database through a pool of its own, as another process has it: what one database taught it about the keys
 * of people must not be believed of another.
 */
export const sameKeysElsewhere = (): PersonalKeys => new PersonalKeys(master);

/** Lays the key of the tests' databases where a product that is started on one of them looks for it. */
export function layTestKey(home: string): void {
  mkdirSync(join(home, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'keys', 'personal-data.key'), master, { mode: 0o600 });
}
