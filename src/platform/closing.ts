import { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How long a stop waits for requests under way; supervisors of processes give up later than that. */
const patience = 20_000;

/** How long whoever has an open connection at rest may still send something over it to a server that leaves. */
const lastCall = 5_000;

const closing = new WeakSet<FastifyInstance>();

/**
 * Lets a server that is stopping finish its requests and go: each answer from then on closes its connection, which a
 * browser would keep open for another, and what is still under way after a while is cut off.
 */
export function closeInGoodTime(http: FastifyInstance): void {
  http.addHook('preClose', async () => {
    closing.add(http);
    setTimeout(() => http.server.closeAllConnections(), patience).unref();
  });
  http.addHook('onSend', async (_request, reply, payload) => {
    if (closing.has(http)) reply.header('connection', 'close');
    return payload;
  });
}

/**
 * Lets a server go whose port another one serves already: it takes no more connections, and answers what comes over
 * those that it has, each for the last time, until none is left. Whoever sends something over an open connection at the
 * moment it is closed would not know whether it arrived, so those at rest are closed only after a while.
 */
export async function leaveGently(http: FastifyInstance): Promise<void> {
  closing.add(http);
  // That of `http` would close the connections at rest.
  Server.prototype.close.call(http.server);
  const begun = Date.now();
  while ((await connectionsOf(http)) > 0 && Date.now() < begun + patience) {
    if (Date.now() > begun + lastCall) http.server.closeIdleConnections();
    await sleep(20);
  }
}

function connectionsOf({ server }: FastifyInstance): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count ?? 0)));
}
