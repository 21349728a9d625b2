import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { identify } from '#modules/identity';
import { newId } from '#platform/identifiers';
import { nextAddress } from '#test/next-address';
import type { World } from '#test/world';
import type { ListedRoute } from '../../src/commands/print-routes.ts';
import { addressOf } from './addresses.ts';
import { type Canary, plantCanary } from './canary.ts';
import { type Asker, askers } from './principals.ts';

/** The application at whose doors everybody is tried, with what belongs to A planted inside. */
export interface Doors {
  readonly w: World;
  readonly http: FastifyInstance;
  readonly canary: Canary;
  readonly tokens: ReadonlyMap<Asker, Tokens>;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

interface Tokens {
  readonly cookie: string;
  readonly csrf: string;
}

/** Plants the canary in a world and signs everybody in at `http`. */
export async function openDoors(w: World, http: FastifyInstance = w.http): Promise<Doors> {
  const canary = await plantCanary(w);
  const tokens = new Map<Asker, Tokens>();
  for (const asker of askers) tokens.set(asker, await tokensOf(w, asker));
  return { w, http, canary, tokens };
}

/** One request, as somebody. */
export interface Knock {
  readonly asker: Asker;
  readonly route: ListedRoute;
  /** Where to, unless it is to what was planted. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fields?: Fields;
}

async function tokensOf(w: World, { who }: Asker): Promise<Tokens> {
  if (!who) return { cookie: '', csrf: '' };
  const cookie = await w.cookie(who);
  const session = await identify(w.database, cookie, w.now());
  return { cookie, csrf: session?.csrf ?? '' };
}

async function encoded(route: ListedRoute, fields: Fields) {
  if (route.method === 'GET') return {};
  const form = route.upload ? new FormData() : new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  const body = new Response(form);
  return { type: body.headers.get('content-type') ?? '', payload: Buffer.from(await body.arrayBuffer()) };
}

/** Asks one route as somebody, sending a form without an answer where it takes one, and undoes what that did. */
export async function knock(
  { w, http, tokens, canary }: Doors,
  { asker, route, path = addressOf(route.url, canary).path, headers = {}, fields = {} }: Knock,
): Promise<LightMyRequestResponse> {
  const { cookie, csrf } = tokens.get(asker)!;
  const { type, payload } = await encoded(route, { _csrf: csrf, _nonce: newId(), ...fields });
  if (payload) await w.rows('savepoint before_knock');
  try {
    return await http.inject({
      method: route.method,
      url: path,
      remoteAddress: nextAddress(),
      headers: { ...(cookie && { cookie: `motcua=${cookie}` }), ...(type && { 'content-type': type }), ...headers },
      ...(payload && { payload }),
    });
  } finally {
    if (payload) await w.rows('rollback to savepoint before_knock');
  }
}
