import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import { Refusal } from './errors.ts';
import type { Route } from './route.ts';
import type { Session } from './session.ts';

/**
 * Refuses a form that another site made this browser send: by where the browser says it comes from, and by the token of
 * the session. A form with files carries its token in the body and is checked as it is read.
 */
export function checkForgery(
  request: FastifyRequest,
  session: Session | undefined,
  route: Route,
  config: Config,
): void {
  if (request.method !== 'POST') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw fromElsewhere();
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'null' && !isOurs(origin, request, config)) throw fromElsewhere();
  const readsTokenLater = route.upload && request.isMultipart();
  if (session && !readsTokenLater) checkToken(session, (request.body as { _csrf?: string } | undefined)?._csrf);
}

function isOurs(origin: string, request: FastifyRequest, { publicUrl }: Config): boolean {
  return origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.headers.host}`;
}

/** Refuses a form whose token is not the session's. */
export function checkToken(session: Session | undefined, token: unknown): void {
  if (!session) return;
  const expected = Buffer.from(session.csrf);
  const given = Buffer.from(String(token ?? ''));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw forged();
}

/** Unlike a form of ours whose session has changed, it is not shown again to be sent with one click: others wrote it. */
const fromElsewhere = (): Refusal => new Refusal('form.from_elsewhere', {}, 403);

const forged = (): Refusal => new Refusal('form.forged', {}, 403);
