import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** What this process and its threads keep until it ends. */
const own = join(tmpdir(), `motcua-test-${process.pid}`);

/** A place in what this process keeps; whoever uses it makes it. */
export const ownPlace = (name: string): string => join(own, name);

/** A new folder for what many tests share and none of them puts away. */
export function newOwnFolder(name: string): string {
  mkdirSync(own, { recursive: true });
  const folder = mkdtempSync(ownPlace(`${name}-`));
  // The account that runs PostgreSQL passes through.
  for (const each of [own, folder]) chmodSync(each, 0o711);
  return folder;
}

/** Removes all that this process kept. */
export const forgetOwn = (): void => rmSync(own, { recursive: true, force: true });

// A thread that ends leaves it to the others.
if (isMainThread) process.once('exit', forgetOwn);
