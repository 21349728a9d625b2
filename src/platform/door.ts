import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { ComeAgain } from './come-again.ts';
import type { Lanes } from './lanes.ts';
import type { Turns } from './turns.ts';

interface Door {
  readonly turns: Turns;
  readonly lanes: Lanes;
  readonly comeAgain: ComeAgain;
  /** The name of the cookie of a session. */
  readonly session: string;
  /** Addresses that go in whatever the load. */
  readonly probes: readonly string[];
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Refuses at the door, before anything of a request is read but its address and its session, whoever only looks and could
 * not be served in time: under a flood what a refusal costs is what is left for all others. Everything else goes in, and waits
 * there for its turn.
 */
export function guardDoor({ server }: FastifyInstance, { turns, lanes, comeAgain, session, probes }: Door): void {
  const [goIn] = server.listeners('request') as Listener[];
  if (!goIn) return;
  const secretIn = new RegExp(`(?:^|; )${session}=([^;]*)`);
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { method, url = '', headers } = request;
    const isLook = method === 'GET' && !url.startsWith('/assets/') && !probes.includes(url);
    // The lane of an address that names an agency is known only when it is read.
    const lane =
      isLook && !namesAnAgency.test(url) ? lanes.of({ url }, secretIn.exec(headers.cookie ?? '')?.[1]) : undefined;
    if (lane && turns.isFull(lane)) comeAgain.atTheDoor(request, response);
    else goIn(request, response);
  });
}

const namesAnAgency = /[0-9a-f]{8}-[0-9a-f]{4}-/;
