import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { decide, type Permission, type Principal, visitor } from './access.ts';
import { type AccessJournal, openAccessJournal } from './access-journal/access-journal.ts';
import { type AccessNote, openNote } from './access-journal/access-note.ts';
import { sendAnswer } from './answers.ts';
import { type CallParts, makeCall } from './call.ts';
import { closeInGoodTime } from './closing.ts';
import { type ComeAgain, openComeAgain } from './come-again.ts';
import type { Reports } from './copy-for-reports.ts';
import { isCutOff } from './cut-off.ts';
import { isTemporary, publicScope } from './database.ts';
import { guardDoor } from './door.ts';
import { type Editions, openEditions } from './editions.ts';
import { forbidden, Refusal } from './errors.ts';
import { backToOwnHost, isAtFilesHost, linkToFile, sessionBehindLink } from './files-host.ts';
import { checkForgery } from './forgery.ts';
import { FormAlreadyActedOn, receiptHeader } from './form-receipts.ts';
import { type Failure, type Frame, localeOf } from './frame.ts';
import { letGo } from './gone.ts';
import type { Reaction } from './journal.ts';
import { type Lanes, openLanes } from './lanes.ts';
import { parkedCookie, parkForm } from './parked-forms.ts';
import type { Answer, FormFields, Route } from './route.ts';
import { securityHeaders, wallHeaders } from './security-headers.ts';
import { partsField } from './sent-in-parts.ts';
import type { ServerOptions } from './server-options.ts';
import { isFresh, type Session, sessionCookie } from './session.ts';
import { sql } from './sql.ts';
import { throttleIn } from './throttle.ts';
import { Overloaded, openTurns, type TurnOptions, type Turns } from './turns.ts';
import { assertWritable, refuseUnwritable } from './unwritable.ts';
import { watchLoad } from './watch-load.ts';

/** What every request is answered with, put together once. */
interface Serving {
  readonly options: ServerOptions;
  readonly editions: Editions;
  readonly reactions: readonly Reaction[];
  readonly journal: AccessJournal;
  readonly lanes: Lanes;
  readonly turns: Turns;
  readonly comeAgain: ComeAgain;
  /** How each request that is served gives its place back. */
  readonly leaving: WeakMap<FastifyRequest, () => void>;
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
    editions: openEditions(),
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
        const isSecure = options.tools.config.publicUrl.startsWith('https://');
        return sendAnswer(answered, { reply, frame: frameOf(parts), render: options.render, editions, isSecure });
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

/** Fulfils when the answer is given to be sent: that it has left costs the server to know. */
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

const handledBy =
  (handler: Handler): ((request: FastifyRequest, reply: FastifyReply) => void) =>
  (request, reply) =>
    void handler(request, reply).catch((error: unknown) => reply.send(error));

/**
 * The place is given back when the answer is made: how fast somebody reads it is no matter of others. Files come at the
 * pace of their senders: a form that takes some waits for no turn and keeps none from others.
 */
function inTurn({ upload }: Route, { options, lanes, turns, comeAgain, leaving }: Serving, handler: Handler): Handler {
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

function giveBack(http: FastifyInstance, leaving: Serving['leaving']): void {
  http.addHook('onSend', async (request, _reply, payload) => {
    leaving.get(request)?.();
    leaving.delete(request);
    return payload;
  });
}

function unlessOverloaded(error: unknown): undefined {
  if (!(error instanceof Overloaded)) throw error;
}

const usualTurns = { waiting: 25, atFirst: 200, first: 2_000, patience: 2_000 } as const;

/** As many at once as there are connections to the database, half of them for one lane. */
function turnsFor({ tools, turns }: ServerOptions, load: TurnOptions['load']): TurnOptions {
  const places = tools.config.poolSize;
  return { places, ofOneLane: Math.ceil(places / 2), ...usualTurns, load, ...turns };
}

const secretOf = (request: FastifyRequest, { tools }: ServerOptions): string | undefined =>
  request.cookies[sessionCookie(tools.config.publicUrl)];

const readingOf = ({ method, reports }: Route, options: ServerOptions): Reports =>
  (method === 'GET' && reports && options.reports) || options.database;

async function partsOf(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
  reading: Reports = options.database,
): Promise<CallParts> {
  const now = options.clock.now();
  const session = await sessionOf(request, options);
  return { request, reply, now, session, who: session?.who ?? visitor, options, reading };
}

/** By the cookie at our own host, by the link at the host of the files. */
async function sessionOf(request: FastifyRequest, options: ServerOptions): Promise<Session | undefined> {
  const { clock, database, behindLinks, tools } = options;
  if (isAtFilesHost(request, tools.config))
    return behindLinks && sessionBehindLink(request, database, behindLinks, clock.now());
  const secret = secretOf(request, options);
  return secret ? options.identify(secret, clock.now()) : undefined;
}

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

/** Where somebody is led first who must sign in, or prove anew who they are. */
type Doorstep = '/dang-nhap' | '/tai-khoan/xac-nhan';

/** Leads to where somebody proves who they are, and back; a form that was sent is kept meanwhile. */
async function sendTo(place: Doorstep, request: FastifyRequest, reply: FastifyReply, parts: CallParts): Promise<void> {
  const fields = request.method === 'POST' ? await fieldsOf(request) : undefined;
  if (!fields) {
    reply.redirect(`${place}?den=${encodeURIComponent(request.url)}`, 303);
    return;
  }
  const secret = await parkForm(parts.options.database, request.url, fields, parts.now);
  reply.setCookie(parkedCookie, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 3600,
    secure: parts.options.tools.config.publicUrl.startsWith('https:'),
  });
  reply.redirect(`${place}?den=%2Fgui-lai`, 303);
}

/** What was typed into a form. Its files are let go; `_lost` tells the page, when the form comes back, to ask for them. */
async function fieldsOf(request: FastifyRequest): Promise<FormFields | undefined> {
  if (!request.isMultipart()) return request.body as FormFields | undefined;
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    const isFile = part.type === 'file' || part.fieldname === partsField;
    if (part.type === 'file') part.file.resume();
    if (isFile) fields._lost = 'files';
    else fields[part.fieldname] = String(part.value ?? '');
    assertWritable(fields[part.fieldname]);
  }
  return fields;
}

function frameOf({ request, who, session }: CallParts): Frame & { readonly notice: string | undefined } {
  return {
    who,
    locale: localeOf(request),
    url: request.url,
    tokens: { csrf: session?.csrf ?? '', nonce: randomUUID() },
    notice: request.cookies.notice,
  };
}

async function failed(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
): Promise<FastifyReply> {
  const failure = failureOf(error, request);
  if (failure.kind === 'unexpected')
    options.log(
      `unexpected error ${failure.id} at ${request.method} ${request.routeOptions.url ?? '(no route)'}`,
      error,
    );
  // At the host of the files nobody is shown as signed in, and no token of a session is handed out.
  const isElsewhere = isAtFilesHost(request, options.tools.config);
  const parts = isElsewhere ? undefined : await partsOf(request, reply, options).catch(() => undefined);
  const frame = parts
    ? frameOf(parts)
    : {
        who: visitor,
        locale: localeOf(request),
        url: request.url,
        tokens: { csrf: '', nonce: randomUUID() },
        notice: undefined,
      };
  if (failure.kind === 'unavailable') {
    options.log(
      `the database could not answer ${request.method} ${request.routeOptions.url ?? '(no route)'}: ${error}`,
    );
    reply.header('retry-after', '10');
  }
  return reply
    .code(failure.status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(options.renderFailure(failure, frame));
}

function failureOf(thrown: unknown, request: FastifyRequest): Failure {
  const error = isCutOff(thrown) ? new Refusal('request.cut_off', {}, 400) : thrown;
  const sent =
    request.method === 'POST' && request.body && !request.isMultipart()
      ? { resend: { url: request.url, fields: request.body as FormFields } }
      : {};
  if (isTemporary(error)) return { kind: 'unavailable', status: 503, ...sent };
  if (error instanceof Refusal) {
    const kind = error.status === 404 ? 'not_found' : error.status === 403 ? 'forbidden' : 'refused';
    return { kind, status: error.status, refusal: error, ...(error.code === 'form.forged' ? sent : {}) };
  }
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 429) return { kind: 'too_many', status: 429, ...sent };
  if (statusCode === 413) return { kind: 'too_large', status: 413 };
  if (statusCode && statusCode < 500) return { kind: 'not_found', status: statusCode };
  return { kind: 'unexpected', status: 500, id: randomUUID().slice(0, 8), ...sent };
}
