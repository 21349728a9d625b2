import type { FastifyReply, FastifyRequest } from 'fastify';
import { clockDifference } from './clock.ts';
import type { Config } from './config.ts';
import { type Database, optional, publicScope, type Tx } from './database.ts';
import { hashOf, newToken } from './identifiers.ts';
import type { Session } from './session.ts';
import { sql } from './sql.ts';

/**
 * What people handed in may be served from a host of its own, where no cookie of ours goes: were it ever run as a page,
 * it would find no session there. Whoever asks our own host is led there by a link; the same route then runs again with the
 * session behind the link, so that access is checked and noted where the file is handed over.
 */
export interface SessionsBehindLinks {
  /** What tells a session from others without opening it; absent for a cookie that can be none. */
  markOf(cookie: string): string | undefined;
  /** The session behind a mark, as its cookie would find it now. */
  identifyMarked(mark: string, now: number): Promise<Session | undefined>;
}

/** Milliseconds for which a link leads to its file. */
const lifetime = 60_000;

const field = 'lien-ket';

/** Whether a request came to the host of the files. */
export const isAtFilesHost = ({ hostname }: FastifyRequest, { filesUrl }: Config): boolean =>
  filesUrl !== undefined && hostname === new URL(filesUrl).hostname;

const pathOf = (url: string): string => url.split(/[?#]/)[0]!;

/** Makes a link to the file that was asked for, in the name of the session that asked. */
export async function linkToFile(
  database: Database,
  filesUrl: string,
  { url, mark, now }: { readonly url: string; readonly mark: string; readonly now: number },
): Promise<string> {
  const secret = newToken();
  await database.write(publicScope, (tx) =>
    tx.query(sql`
      insert into platform.file_link (secret_hash, url, session_mark, at)
      values (${hashOf(secret)}, ${pathOf(url)}, ${mark}, ${new Date(now)})`),
  );
  return `${filesUrl}${pathOf(url)}?${field}=${secret}`;
}

/** Whose link a request to the host of the files has: the session as it is now; absent when there is none any more. */
export async function sessionBehindLink(
  { url, query }: FastifyRequest,
  database: Database,
  sessions: SessionsBehindLinks,
  now: number,
): Promise<Session | undefined> {
  const secret = (query as Record<string, unknown>)[field];
  if (typeof secret !== 'string') return undefined;
  const link = await database.read(publicScope, (db) =>
    optional<{ mark: string }>(
      db,
      sql`select session_mark as mark from platform.file_link
        where secret_hash = ${hashOf(secret)} and url = ${pathOf(url)} and at > ${new Date(now - lifetime)}
        and at <= ${new Date(now + clockDifference)}`,
    ),
  );
  return link && sessions.identifyMarked(link.mark, now);
}

/** Everything but a file by its link is on our own host: whoever comes without one is led there, and gets a new one. */
export function backToOwnHost(
  { method, url }: FastifyRequest,
  reply: FastifyReply,
  { publicUrl }: Config,
): FastifyReply {
  if (method !== 'GET') return reply.code(404).type('text/plain').send('');
  return reply.header('cache-control', 'no-store').redirect(`${publicUrl}${pathOf(url)}`, 303);
}

/** Deletes the links that were made before an instant (milliseconds). */
export async function removeLinksBefore(tx: Tx, before: number): Promise<void> {
  await tx.query(sql`delete from platform.file_link where at < ${new Date(before)}`);
}
