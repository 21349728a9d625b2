import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComeAgain } from './come-again.ts';
import type { Lanes } from './lanes.ts';
import type { Route } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import { Overloaded, type TurnOptions, type Turns } from './turns.ts';
import { secretOf } from './who-asks.ts';

/** What hands out the turns of requests. */
export interface InTurn {
  readonly options: ServerOptions;
  readonly lanes: Lanes;
  readonly turns: Turns;
  readonly comeAgain: ComeAgain;
  /** How each request that is served gives its place back. */
  readonly leaving: WeakMap<FastifyRequest, () => void>;
}

/** Fulfils when the answer is given to be sent: that it has left costs the server to know. */
export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Has a request wait for its turn, or sends it off when too many wait. The place is given back when the answer is made: how
 * fast somebody reads it is no matter of others. Files come at the pace of their senders: a form that takes some waits for no
 * turn and keeps none from others.
 */
export function inTurn(
  { upload }: Route,
  { options, lanes, turns, comeAgain, leaving }: InTurn,
  handler: Handler,
): Handler {
  if (upload) return handler;
  return async (request, reply) => {
    const { agency } = (request.params ?? {}) as { readonly agency?: string };
    const lane = lanes.of({ url: request.url, agency }, secretOf(request, options));
    const leave = await turns.take(lane).catch(unlessOverloaded);
    if (!leave) {
      comeAgain.inside(request, reply);
      return;
    }
    leaving.set(request, leave);
    // Whoever hung up while they waited does not want it any more.
    if (request.socket.destroyed) reply.code(400).send();
    else await handler(request, reply);
  };
}

/** Has every request give its place back once its answer is made. */
export function giveBack(http: FastifyInstance, leaving: InTurn['leaving']): void {
  http.addHook('onSend', async (request, _reply, payload) => {
    leaving.get(request)?.();
    leaving.delete(request);
    return payload;
  });
}

function unlessOverloaded(error: unknown): undefined {
  if (!(error instanceof Overloaded)) throw error;
}

const usualTurns = { waiting: 200, first: 10_000, bearable: 500, patience: 4_000 } as const;

/** As many at once as there are connections to the database, half of them for one lane. */
export function turnsFor({ tools, turns }: ServerOptions, load: TurnOptions['load']): TurnOptions {
  const places = tools.config.poolSize;
  return { places, ofOneLane: Math.ceil(places / 2), ...usualTurns, load, ...turns };
}
