import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#platform/root';

const folder = join(root, 'test/browser/screenshots');

/**
 * Has a picture made for people to look at, where MOTCUA_TEST_PICTURES=1 asks for pictures: no test reads them, and a
 * browser in a hurry may refuse to draw one.
 */
export async function keepPicture(name: string, draw: (path: string) => Promise<unknown>): Promise<void> {
  if (process.env.MOTCUA_TEST_PICTURES !== '1') return;
  mkdirSync(folder, { recursive: true });
  await draw(join(folder, `${name}.png`));
}
