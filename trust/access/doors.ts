import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { identify } from '#modules/identity';
import { publicScope } from '#platform/database';
import { newId } from '#platform/identifiers';
import type { Module } from '#platform/module';
import { buildServer } from '#platform/server';
import { nextAddress } from '#test/next-address';
import { unhurried } from '#test/unhurried';
import type { World } from '#test/world';
import type { ListedRoute } from '../../src/commands/print-routes.ts';
import { frame } from '../../src/frame.tsx';
import { modules as ofTheProduct } from '../../src/modules/all.ts';
import { addressOf } from '../../test/walls/addresses.ts';
import type { Canary } from '../../test/walls/canary.ts';
import { filledIn } from './filled-in.ts';
import { type Keys, keysOf, type Somebody } from './land.ts';
import type { Scene } from './scene.ts';
import { textIn } from './text-in.ts';

/** The application with a scene planted inside, and keys for everybody. */
export interface Doors {
  readonly w: World;
  readonly scene: Scene;
  readonly http: FastifyInstance;
  /** What the program wrote into its log since it was asked last. */
  takeLog(): string;
  keys(of: Somebody): Promise<Keys | undefined>;
}

/** Opens the application over what was planted in a world; `modules` may have a hole. */
export async function openDoors(w: World, scene: Scene, modules: readonly Module[] = ofTheProduct): Promise<Doors> {
  const signedIn = new Map<Somebody, Promise<Keys>>();
  let logged: string[] = [];
  const http = await buildServer({
    ...frame(modules, w.tools.config, undefined),
    database: w.database,
    clock: { now: w.now },
    tools: w.tools,
    modules,
    identify: (cookie, now) => identify(w.database, cookie, now),
    assets: undefined,
    log: (message, error) => void logged.push(`${message} ${error instanceof Error ? error.stack : ''}`),
    turns: unhurried,
  });
  return {
    w,
    scene,
    http,
    takeLog: () => {
      const taken = logged.join('\n');
      logged = [];
      return taken;
    },
    keys: async (somebody) => {
      if (somebody.kind === 'visitor') return undefined;
      const known = signedIn.get(somebody) ?? keysOf(w, somebody);
      signedIn.set(somebody, known);
      return known;
    },
  };
}

/**
 * Waits for what an answer left under way: when one of two questions fails, the other still goes on, and would meet the
 * savepoint that is undone under it.
 */
export async function letSettle({ database }: Pick<World, 'database'>): Promise<void> {
  await database.read(publicScope, async () => undefined);
}

/** What somebody got at a door, with everything that could have told them something. */
export interface Heard {
  readonly answer: LightMyRequestResponse;
  /** The body as a reader could read it, files opened, and the headers. */
  readonly told: string;
  /** What the program wrote into its log meanwhile. */
  readonly logged: string;
  /** The messages and mails it left behind, as rows. */
  readonly sent: readonly { readonly to: string; readonly text: string }[];
}

/** Knocks at one door as somebody, with a form filled in as it asks, and undoes what that did. */
export async function knock(
  doors: Doors,
  somebody: Somebody,
  route: ListedRoute,
  names: Canary = doors.scene.names,
): Promise<Heard> {
  const { w, http } = doors;
  const keys = await doors.keys(somebody);
  const { path } = addressOf(route.url, names);
  const fields = { ...filledIn(route.form, names.staffId), _csrf: keys?.csrf ?? '', _nonce: newId() };
  const sends = route.method === 'POST';
  if (sends) await w.rows('savepoint before_knock');
  doors.takeLog();
  try {
    const form = sends ? await encoded(route, fields) : undefined;
    const answer = await http.inject({
      method: route.method,
      url: path,
      remoteAddress: nextAddress(),
      headers: { ...(keys && { cookie: `motcua=${keys.cookie}` }), ...(form && { 'content-type': form.type }) },
      ...(form && { payload: form.payload }),
    });
    const told = `${await textIn(answer)}\n${headersOf(answer)}`;
    await letSettle(w);
    return { answer, told, logged: doors.takeLog(), sent: answer.statusCode === 303 && sends ? await sentBy(w) : [] };
  } finally {
    if (sends) await w.rows('rollback to savepoint before_knock');
  }
}

async function encoded(route: ListedRoute, fields: Readonly<Record<string, string | readonly string[]>>) {
  const form = route.upload ? new FormData() : new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  const body = new Response(form);
  return { type: body.headers.get('content-type') ?? '', payload: Buffer.from(await body.arrayBuffer()) };
}

const headersOf = ({ headers }: LightMyRequestResponse): string => {
  const text = JSON.stringify(headers);
  try {
    return `${text} ${decodeURIComponent(text)}`;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
};

/** What is sealed in letters is opened, so that a mark in it is seen. */
async function sentBy(w: World): Promise<{ to: string; text: string }[]> {
  const letters = await w.rows<{ to: string; facts: unknown; rest: string }>(
    `select m.recipient_id::text as to, m.facts, (to_jsonb(m) - 'facts')::text as rest from notifications.message m
     union all select m.address as to, m.facts, (to_jsonb(m) - 'facts' - 'address')::text from notifications.mail m`,
  );
  return letters.map(({ to, facts, rest }) => ({ to, text: `${to} ${JSON.stringify(facts)} ${rest}` }));
}
