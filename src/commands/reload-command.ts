import { join } from 'node:path';
import type { Config } from '#platform/config';
import { cacheFolder } from '#platform/root';
import { askToReload } from '../keeper/reload-door.ts';

/** Puts this version in the place of the one that serves, without a request going unanswered; exit code 1 when not. */
export async function reloadCommand({ home, port }: Config): Promise<number> {
  const answer = await askToReload(home, port, join(cacheFolder, 'main.mjs'));
  if (answer === 'done') {
    console.log('Handed over: this version serves now, the one before finishes what it has begun.');
    return 0;
  }
  console.error(
    answer === 'nobody serves'
      ? `No product serves on ${home} and port ${port}.`
      : `Not handed over, the one before goes on: ${answer.refused}.`,
  );
  return 1;
}
