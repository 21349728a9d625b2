import { clockDifference } from '#platform/clock';
import { type Db, optional, type Tx } from '#platform/database';
import { hashOf, newToken } from '#platform/identifiers';
import { sql } from '#platform/sql';
import type { SignInMethod } from './account.ts';

/** A session as the person whose it is sees it. */
export interface OwnSession {
  readonly id: string;
  readonly method: SignInMethod;
  /** Such as "Chrome, Windows"; null when the browser did not say. */
  readonly browser: string | null;
  readonly startedAt: number;
  readonly seenAt: number;
  /** When the person last proved who they are. */
  readonly provedAt: number;
}

const session = sql`id, method, browser, started_at as "startedAt", seen_at as "seenAt", stepped_up_at as "provedAt"`;
const secretIn = (cookie: string): Buffer => hashOf(cookie.split('.')[1] ?? '');

/** The session behind a cookie. */
export function findSession(db: Db, cookie: string): Promise<OwnSession | undefined> {
  return optional<OwnSession>(db, sql`select ${session} from identity.session where secret_hash = ${secretIn(cookie)}`);
}

/** The sessions of an account that have not run out, the one used last first. */
export function listSessions(db: Db, accountId: string, now: number): Promise<OwnSession[]> {
  return db.query<OwnSession>(sql`
    select ${session} from identity.session
    where account_id = ${accountId} and expires_at > ${new Date(now)}
      and started_at <= ${new Date(now + clockDifference)} order by seen_at desc, id desc`);
}

/** Ends one session of an account. */
export async function endOwnSession(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.query(sql`delete from identity.session where account_id = ${accountId} and id = ${id}`);
}

/** Ends every session of an account, but the one behind a cookie if one is given. */
export async function endSessions(tx: Tx, accountId: string, butThisCookie = ''): Promise<void> {
  await tx.query(
    sql`delete from identity.session where account_id = ${accountId} and secret_hash <> ${secretIn(butThisCookie)}`,
  );
}

/** Notes that the person proved again who they are; the session gets a new secret, returned in its cookie. */
export async function confirmSession(tx: Tx, accountId: string, cookie: string, now: number): Promise<string> {
  const secret = newToken();
  await tx.query(sql`
    update identity.session set secret_hash = ${hashOf(secret)}, csrf = ${newToken()}, stepped_up_at = ${new Date(now)}
    where account_id = ${accountId} and secret_hash = ${secretIn(cookie)}`);
  return `${accountId}.${secret}`;
}

/** Deletes the sessions that ran out before an instant (milliseconds). */
export async function removeSessionsBefore(tx: Tx, before: number): Promise<void> {
  await tx.query(sql`delete from identity.session where expires_at < ${new Date(before)}`);
}
