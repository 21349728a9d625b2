import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What this process and its threads were told of before: the system hands a port out again while nobody listens there. */
const handedOut = join(tmpdir(), `motcua-test-ports-${process.pid}`);

/** Forgets what was handed out. */
export const forgetPorts = (): void => rmSync(handedOut, { recursive: true, force: true });

/** A port of loopback nobody listens at and nobody here was told of before, for a program that wants to be told one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return mkdirSync(join(handedOut, String(port)), { recursive: true }) === undefined ? freePort() : port;
}
