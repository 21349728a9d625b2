import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { decide, type Permission, type Principal } from './access.ts';
import { type AccessJournal, openAccessJournal } from './access-journal/access-journal.ts';
import { type AccessNote, openNote } from './access-journal/access-note.ts';
import { type Answering, sendAnswer } from './answers.ts';
import { type CallParts, makeCall } from './call.ts';
import { closeInGoodTime } from './closing.ts';
import { openComeAgain } from './come-again.ts';
import type { Reports } from './copy-for-reports.ts';
import { publicScope } from './database.ts';
import { guardDoor } from './door.ts';
import { type Doorstep, sendTo } from './doorstep.ts';
import { openEditions } from './editions.ts';
import { forbidden, Refusal } from './errors.ts';
import { failed } from './failures.ts';
import { backToOwnHost, isAtFilesHost, linkToFile } from './files-host.ts';
import { checkForgery } from './forgery.ts';
import { FormAlreadyActedOn, receiptHeader } from './form-receipts.ts';
import { letGo } from './gone.ts';
import { giveBack, type Handler, type InTurn, inTurn, turnsFor } from './in-turn.ts';
import type { Reaction } from './journal.ts';
import { openLanes } from './lanes.ts';
import type { Answer, Route } from './route.ts';
import { securityHeaders, wallHeaders } from './security-headers.ts';
import type { ServerOptions } from './server-options.ts';
import { isFresh, sessionCookie } from './session.ts';
import { sql } from './sql.ts';
import { throttleIn } from './throttle.ts';
import { openTurns } from './turns.ts';
import { refuseUnwritable } from './unwritable.ts';
import { watchLoad } from './watch-load.ts';
import { frameOf, partsOf, secretOf, sessionOf } from './who-asks.ts';

/** What every request is answered with, put together once. */
interface Serving extends InTurn {
  readonly editions: Answering['editions'];
  readonly reactions: readonly Reaction[];
  readonly journal: AccessJournal;
}

/** Builds the server from the modules' routes; throws when a route names no known permission. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const permissions = new Map(options.modules.flatMap((module) => Object.entries(module.permissions ?? {})));
  const routes = options.modules.flatMap((module) => module.routes ?? []);
  refuseUnguarded(routes, permissions);
  const walls = wallHeaders(options.tools.config);
  const http = Fastify({
    bodyLimit: 1_048_576,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => void failed(error, request, reply.headers(walls), options),
    forceCloseConnections: 'idle',
  });
  http.removeContentTypeParser(['application/json', 'text/plain']);
  takeJsonWhereAsked(http);
  await http.register(cookie);
  await http.register(formbody);
  await http.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: 100 * 1_048_576, files: 50, fields: 200, headerPairs: 100 },
  });
  await http.register(rateLimit, { global: false, store: throttleIn(options.database) });
  if (options.assets) await registerAssets(http, options.assets);
  closeInGoodTime(http);
  letGo(http);
  http.addHook('onSend', securityHeaders(options.tools.config));
  http.setErrorHandler((error, request, reply) => failed(error, request, reply, options));
  http.setNotFoundHandler((request, reply) => failed(new Refusal('page.not_found', {}, 404), request, reply, options));
  addProbes(http, options);
  keepFilesHostToFiles(http, options);
  const { load, begin, stop } = watchLoad();
  http.addHook('onListen', async () => begin());
  const serving: Serving = {
    options,
    editions: { shared: openEditions(), own: openEditions(200) },
    reactions: options.modules.flatMap((module) => module.reactions ?? []),
    journal: openAccessJournal(options.database, options.log),
    lanes: openLanes(),
    turns: openTurns(turnsFor(options, load)),
    comeAgain: openComeAgain(options, walls),
    leaving: new WeakMap(),
  };
  giveBack(http, serving.leaving);
  guardDoor(http, { ...serving, session: sessionCookie(options.tools.config.publicUrl), probes });
  http.addHook('onClose', () => {
    stop();
    return serving.journal.close();
  });
  for (const route of routes) addRoute(http, route, permissions.get(route.may), serving);
  return http;
}

/** Nothing but files by their links, and the styles of the pages that say why one cannot be had. */
function keepFilesHostToFiles(http: FastifyInstance, options: ServerOptions): void {
  const routes = options.modules.flatMap((module) => module.routes ?? []);
  const files = new Set(routes.filter(({ handedIn }) => handedIn).map(({ url }) => url));
  http.addHook('onRequest', async (request, reply) => {
    if (!isAtFilesHost(request, options.tools.config) || request.url.startsWith('/assets/')) return;
    const isFile = request.method === 'GET' && files.has(request.routeOptions.url ?? '');
    if (!isFile || !(await sessionOf(request, options))) return backToOwnHost(request, reply, options.tools.config);
  });
}

async function registerAssets(http: FastifyInstance, root: string): Promise<void> {
  const { default: files } = await import('@fastify/static');
  await http.register(files, {
    root,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
  });
}

/** What a supervisor of processes asks, outside the modules: alive, and serving. */
export const probes = ['/healthz', '/readyz'] as const;

/** A route without a permission of its module would be open to all by mistake. */
export function refuseUnguarded(routes: readonly Route[], permissions: ReadonlyMap<string, Permission>): void {
  const unguarded = routes.filter(({ may }) => may !== 'public' && may !== 'signed_in' && !permissions.has(may));
  if (unguarded.length === 0) return;
  const list = unguarded.map(({ method, url, may }) => `${method} ${url} (may: ${may || 'nothing'})`).join('; ');
  throw new Error(`Every route names its permission; these name none that exists: ${list}`);
}

function addProbes(http: FastifyInstance, { database, tools }: ServerOptions): void {
  const [alive, serving] = probes;
  http.get(alive, async (_request, reply) => reply.header('cache-control', 'no-store').send('ok'));
  http.get(serving, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await database.read(publicScope, (db) => db.query(sql`select 1`));
      // Everything but files is served without it: taken out of a proxy, nothing would be.
      const trouble = await tools.blobs.shelf.trouble();
      return trouble ? `ok, but the store of files is unreachable: ${trouble}` : 'ok';
    } catch {
      return reply.code(503).header('retry-after', '5').send('database unreachable');
    }
  });
}

function addRoute(http: FastifyInstance, route: Route, permission: Permission | undefined, serving: Serving): void {
  const { options, editions, reactions, journal } = serving;
  http.route({
    method: route.method,
    url: route.url,
    schema: { ...(route.params && { params: route.params }), ...(route.query && { querystring: route.query }) },
    config: {
      ...(route.perMinute && { rateLimit: limitOf(route, route.perMinute) }),
      ...(route.json && { json: true }),
    },
    attachValidation: true,
    handler: handledBy(
      inTurn(route, serving, async (request, reply) => {
        const parts = await partsOf(request, reply, options, readingOf(route, options));
        serving.lanes.learn(secretOf(request, options), parts.who);
        const note = openNote(journal, { route, query: request.query, who: parts.who, now: parts.now });
        const answer = async (): Promise<Answer | Doorstep | Elsewhere> => {
          refuseUnwritable(request);
          checkForgery(request, parts.session, route, options.tools.config);
          const may = mayEnter(route, permission, parts.who);
          if (may === 'sign_in') return '/dang-nhap';
          if (may === 'refused') throw forbidden(route.may);
          if (route.confirmed && !(parts.session && isFresh(parts.session, parts.now))) return '/tai-khoan/xac-nhan';
          if (request.validationError) throw request.validationError;
          const elsewhere = route.handedIn && (await linkElsewhere(request, parts));
          if (elsewhere) return elsewhere;
          return answerOf(route, parts, { reactions, note });
        };
        const answered = await answer().catch(async (error: unknown) => {
          await note.failed(error);
          throw error;
        });
        if (typeof answered === 'string') return sendTo(answered, request, reply, parts);
        if (answered.kind === 'elsewhere') {
          reply.header('cache-control', 'no-store').redirect(answered.location, 303);
          return;
        }
        await note.read();
        const { render, tools } = options;
        const isSecure = tools.config.publicUrl.startsWith('https://');
        return sendAnswer(answered, { reply, frame: frameOf(parts), render, editions, now: parts.now, isSecure });
      }),
    ),
  });
}

/** Other systems send JSON to the few routes that say so; whatever in it is neither text nor a number is left out. */
function takeJsonWhereAsked(http: FastifyInstance): void {
  http.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: 20_000 },
    async (request: FastifyRequest, body: string) => {
      if (!(request.routeOptions.config as { json?: boolean }).json) throw new Refusal('request.unwritable', {}, 415);
      try {
        const fields = Object.entries(JSON.parse(body) as object);
        const plain = fields.filter(([, value]) => ['string', 'number'].includes(typeof value));
        return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]));
      } catch {
        throw new Refusal('request.unwritable', {}, 400);
      }
    },
  );
}

/** Each address counts on its own. */
const limitOf = ({ method, url }: Route, max: number) => ({ max, timeWindow: 60_000, groupId: ` ${method} ${url}` });

const handledBy =
  (handler: Handler): ((request: FastifyRequest, reply: FastifyReply) => void) =>
  (request, reply) =>
    void handler(request, reply).catch((error: unknown) => reply.send(error));

const readingOf = ({ method, reports }: Route, options: ServerOptions): Reports =>
  (method === 'GET' && reports && options.reports) || options.database;

/** A link to the host of the files, for whoever asked for a file here. */
interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly location: string;
}

async function linkElsewhere(request: FastifyRequest, { options, now }: CallParts): Promise<Elsewhere | undefined> {
  const { config } = options.tools;
  if (!config.filesUrl || isAtFilesHost(request, config)) return undefined;
  const mark = options.behindLinks?.markOf(request.cookies[sessionCookie(config.publicUrl)] ?? '');
  if (!mark) return undefined;
  const location = await linkToFile(options.database, config.filesUrl, { url: request.url, mark, now });
  return { kind: 'elsewhere', location };
}

function mayEnter(route: Route, permission: Permission | undefined, who: Principal): 'yes' | 'sign_in' | 'refused' {
  if (route.may === 'public') return 'yes';
  if (who.kind === 'visitor') return permission && decide(permission, who) ? 'yes' : 'sign_in';
  if (route.may === 'signed_in') return 'yes';
  return permission && decide(permission, who) ? 'yes' : 'refused';
}

async function answerOf(
  route: Route,
  parts: CallParts,
  { reactions, note }: Pick<Serving, 'reactions'> & { readonly note: AccessNote },
): Promise<Answer> {
  try {
    return await route.run(makeCall(parts, reactions, note));
  } catch (error) {
    if (!(error instanceof FormAlreadyActedOn)) throw error;
    parts.reply.header(receiptHeader, error.nonce);
    return { kind: 'redirect', location: error.location };
  }
}
