import { listAgencyIdsBelow } from '#modules/organisation';
import type { Principal } from '#platform/access';
import { clockDifference } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { isTemporary, optional } from '#platform/database';
import { hashOf, isId, newId, newToken } from '#platform/identifiers';
import type { Session } from '#platform/session';
import { sql } from '#platform/sql';
import type { AccountRef, SignInMethod } from './account.ts';

const minute = 60_000;

/** How long a session lasts without use and in all (TCVN 14423:2026 suggests 15 minutes for software of officials). */
const lifetimes = {
  citizen: { idle: 60 * minute, whole: 12 * 60 * minute },
  staff: { idle: 60 * minute, whole: 10 * 60 * minute },
} as const;

/** Begins a session and returns the cookie's value: the account's id and a secret of which only the hash is kept. */
export async function startSession(
  tx: Tx,
  account: AccountRef,
  method: SignInMethod,
  now: number,
  browser?: string,
): Promise<string> {
  const secret = newToken();
  await tx.query(sql`
    insert into identity.session (secret_hash, id, account_id, csrf, method, browser, started_at, seen_at, expires_at, stepped_up_at)
    values (${hashOf(secret)}, ${newId(now)}, ${account.id}, ${newToken()}, ${method}, ${browser ?? null}, ${new Date(now)},
      ${new Date(now)}, ${new Date(now + lifetimes[account.kind].whole)}, ${new Date(now)})`);
  return `${account.id}.${secret}`;
}

/** Ends the session behind a cookie at once. */
export async function endSession(tx: Tx, cookie: string): Promise<void> {
  await tx.query(sql`delete from identity.session where secret_hash = ${hashOf(cookie.split('.')[1] ?? '')}`);
}

interface SessionRow {
  readonly accountId: string;
  readonly kind: 'citizen' | 'staff';
  readonly fullName: string;
  readonly csrf: string;
  readonly seenAt: number;
  readonly provedAt: number;
  readonly agencyId: string | null;
  readonly staffId: string | null;
  readonly staffName: string | null;
  readonly roles: readonly string[] | null;
  readonly agencyName: string | null;
  readonly positionCode: string | null;
}

/**
 * Finds who is behind a session's cookie. Roles are read on every request, so that taking one away works at once; the
 * account's id in the cookie only opens that account's own rows, and counts for nothing without the secret. With `isUse`
 * false, it was asked for by a page on its own: the session is as idle as before.
 */
export async function identify(
  database: Database,
  cookie: string,
  now: number,
  isUse = true,
): Promise<Session | undefined> {
  const handle = handleOf(cookie);
  return handle && identifyBy(database, handle, now, isUse);
}

/** Which session it is, without the secret that opens it. */
interface SessionHandle {
  readonly accountId: string;
  readonly secretHash: Buffer;
}

function handleOf(cookie: string): SessionHandle | undefined {
  const [accountId = '', secret = ''] = cookie.split('.');
  return isId(accountId) && secret.length >= 40 ? { accountId, secretHash: hashOf(secret) } : undefined;
}

/** What tells the session of a cookie from others and opens none by itself; absent for what can be no cookie of ours. */
export function markOfSession(cookie: string): string | undefined {
  const handle = handleOf(cookie);
  return handle && `${handle.accountId}.${handle.secretHash.toString('hex')}`;
}

/** The session behind a {@link markOfSession}, as {@link identify} would find it. Only for a mark that we kept ourselves. */
export function identifyMarked(database: Database, mark: string, now: number): Promise<Session | undefined> {
  const [accountId = '', hash = ''] = mark.split('.');
  return identifyBy(database, { accountId, secretHash: Buffer.from(hash, 'hex') }, now, true);
}

async function identifyBy(
  database: Database,
  handle: SessionHandle,
  now: number,
  isUse: boolean,
): Promise<Session | undefined> {
  const { accountId } = handle;
  const found = await database.read({ agencies: [], person: accountId }, async (db) => {
    const row = await optional<SessionRow>(db, sessionOf(handle, now));
    const isSupervisor = row?.roles?.includes('supervisor') && row.agencyId;
    return row && { row, below: isSupervisor ? await listAgencyIdsBelow(db, row.agencyId as string) : [] };
  });
  if (!found || now - found.row.seenAt > lifetimes[found.row.kind].idle) return undefined;
  // Seen later than now: the clock was ahead, and the session is not to rest until then.
  if (isUse && Math.abs(now - found.row.seenAt) > minute) await touch(database, handle, now).catch(unlessTemporary);
  const { csrf, provedAt } = found.row;
  return { who: principalOf(found.row, found.below), csrf, provedAt };
}

const sessionOf = ({ secretHash, accountId }: SessionHandle, now: number) => sql`
  select a.id as "accountId", a.kind, a.full_name as "fullName", s.csrf, s.seen_at as "seenAt", s.stepped_up_at as "provedAt",
    m.agency_id as "agencyId", m.id as "staffId", m.full_name as "staffName", m.roles,
    m.centre_name as "agencyName", m.position_code as "positionCode"
  from identity.session s
  join identity.account a on a.id = s.account_id and a.disabled_at is null
  left join organisation.published_staff m on a.kind = 'staff' and m.account_id = a.id
    and m.works_from <= ${new Date(now)}::date and (m.works_to is null or m.works_to >= ${new Date(now)}::date)
  where s.secret_hash = ${secretHash} and s.account_id = ${accountId} and s.expires_at > ${new Date(now)}
    and s.started_at <= ${new Date(now + clockDifference)}
  limit 1`;

/** Somebody who only looks is not turned away because nothing can be written now. */
function unlessTemporary(error: unknown): void {
  if (!isTemporary(error)) throw error;
}

async function touch(database: Database, { secretHash }: SessionHandle, now: number): Promise<void> {
  await database.write({ agencies: [] }, (tx) =>
    tx.query(sql`update identity.session set seen_at = ${new Date(now)} where secret_hash = ${secretHash}`),
  );
}

function principalOf(row: SessionRow, below: readonly string[]): Principal {
  if (row.kind === 'citizen')
    return { kind: 'citizen', id: row.accountId, name: row.fullName, agencies: [], roles: ['citizen', 'anyone'] };
  const agencies = row.agencyId ? [...new Set([row.agencyId, ...below])] : [];
  return {
    kind: 'staff',
    id: row.staffId ?? row.accountId,
    name: row.staffName ?? row.fullName,
    agencyId: row.agencyId ?? undefined,
    agencyName: row.agencyName ?? undefined,
    positionCode: row.positionCode ?? undefined,
    agencies,
    roles: [...(row.roles ?? []), 'staff', 'anyone'],
  };
}
