import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { visitor } from './access.ts';
import type { CallParts } from './call.ts';
import type { Reports } from './copy-for-reports.ts';
import { isAtFilesHost, sessionBehindLink } from './files-host.ts';
import { type Frame, localeOf } from './frame.ts';
import type { ServerOptions } from './server-options.ts';
import { type Session, sessionCookie } from './session.ts';

/** The secret of the session that a browser sends, by its cookie. */
export const secretOf = (request: FastifyRequest, { tools }: ServerOptions): string | undefined =>
  request.cookies[sessionCookie(tools.config.publicUrl)];

/** Who asks, when, and what their call is made of. */
export async function partsOf(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
  reading: Reports = options.database,
): Promise<CallParts> {
  const now = options.clock.now();
  const session = await sessionOf(request, options);
  return { request, reply, now, session, who: session?.who ?? visitor, options, reading };
}

/** The session of whoever asks: by the cookie at our own host, by the link at the host of the files. */
export async function sessionOf(request: FastifyRequest, options: ServerOptions): Promise<Session | undefined> {
  const { clock, database, behindLinks, tools } = options;
  if (isAtFilesHost(request, tools.config))
    return behindLinks && sessionBehindLink(request, database, behindLinks, clock.now());
  const secret = secretOf(request, options);
  return secret ? options.identify(secret, clock.now(), !isUnattended(request)) : undefined;
}

/** A page that looks by itself whether there is anything new says so: it is no sign that somebody is there. */
const isUnattended = (request: FastifyRequest): boolean => request.headers['x-unattended'] !== undefined;

/** What the frame around a page shows whoever asks. */
export function frameOf({ request, who, session }: CallParts): Frame & { readonly notice: string | undefined } {
  return {
    who,
    locale: localeOf(request),
    url: request.url,
    tokens: { csrf: session?.csrf ?? '', nonce: randomUUID() },
    notice: request.cookies.notice,
  };
}
