import type { FastifyInstance } from 'fastify';

/** How long a stop waits for requests under way; supervisors of processes give up later than that. */
const patience = 20_000;

/**
 * Lets a server that is stopping finish its requests and go: each answer from then on closes its connection, which a
 * browser would keep open for another, and what is still under way after a while is cut off.
 */
export function closeInGoodTime(http: FastifyInstance): void {
  let isClosing = false;
  http.addHook('preClose', async () => {
    isClosing = true;
    setTimeout(() => http.server.closeAllConnections(), patience).unref();
  });
  http.addHook('onSend', async (_request, reply, payload) => {
    if (isClosing) reply.header('connection', 'close');
    return payload;
  });
}
