import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ownPlace } from './own-folder.ts';

/** What this process and its threads were told of before. */
const handedOut = ownPlace('ports');

/**
 * A port of loopback nobody listens at and nobody here was told of before, for a program that wants to be told one. The
 * system itself deals out only higher ones, to whoever asks for any and to each connection: while a program is being
 * started again somebody else would have it.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const isNew = mkdirSync(join(handedOut, String(port)), { recursive: true }) !== undefined;
  return isNew && (await isFree(port)) ? port : freePort();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
