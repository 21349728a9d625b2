import { type Db, one, optional, type Tx } from '#platform/database';
import { destroyPersonalKey, sealed } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { Connection, ConnectionSecrets, ConnectionSettings } from './connection.ts';

const columns = sql`agency_id as "agencyId", id, login_address as "loginAddress", service_address as "serviceAddress",
  destination_code as "destinationCode", unit_code as "unitCode", username, told_from as "toldFrom", begun_at as "begunAt",
  begun_by_name as "begunByName", last_at as "lastAt", last_outcome as "lastOutcome", away_since as "awaySince", tries,
  not_before as "notBefore"`;

/** The connection of an agency in force; undefined while it tells the portal nothing. */
export function findConnection(db: Db, agencyId: string): Promise<Connection | undefined> {
  return optional<Connection>(
    db,
    sql`select ${columns} from portal.connection where agency_id = ${agencyId} and ended_at is null`,
  );
}

/** The connection in force, held until the transaction ends. */
export function lockConnection(tx: Tx, agencyId: string): Promise<Connection | undefined> {
  return optional<Connection>(
    tx,
    sql`select ${columns} from portal.connection where agency_id = ${agencyId} and ended_at is null for update`,
  );
}

/** What to sign in with. */
export function getSecrets(db: Db, { agencyId, id }: ConnectionKey): Promise<ConnectionSecrets> {
  return one<ConnectionSecrets>(
    db,
    sql`select password, session from portal.connection where agency_id = ${agencyId} and id = ${id}`,
  );
}

type ConnectionKey = Pick<Connection, 'agencyId' | 'id'>;

interface Begun {
  readonly at: number;
  readonly byName: string;
}

/** Enters a connection that is in force from now on. */
export async function insertConnection(
  tx: Tx,
  { agencyId, id }: ConnectionKey,
  s: ConnectionSettings & { readonly password: string },
  { at, byName }: Begun,
): Promise<void> {
  await tx.query(sql`
    insert into portal.connection (agency_id, id, login_address, service_address, destination_code, unit_code, username, password, told_from,
      begun_at, begun_by_name)
    values (${agencyId}, ${id}, ${s.loginAddress}, ${s.serviceAddress}, ${s.destinationCode}, ${s.unitCode}, ${s.username},
      ${sealed(id, s.password)}, ${s.toldFrom}, ${new Date(at)}, ${byName})`);
}

/** Ends a connection; what it signed in with nobody can read any longer. */
export async function endConnection(tx: Tx, { agencyId, id }: ConnectionKey, { at, byName }: Begun): Promise<void> {
  await tx.query(sql`
    update portal.connection set ended_at = greatest(begun_at, ${new Date(at)}), ended_by_name = ${byName}, password = null, session = null
    where agency_id = ${agencyId} and id = ${id}`);
  await destroyPersonalKey(tx, id);
}

/** Makes a run of the job the one that tells; whichever told before sends nothing any more. */
export async function saveTeller(tx: Tx, { agencyId, id }: ConnectionKey, teller: string): Promise<void> {
  await tx.query(sql`update portal.connection set teller = ${teller} where agency_id = ${agencyId} and id = ${id}`);
}

/** Whether a run still tells, under a connection that is in force. */
export async function isTelling(db: Db, { agencyId, id }: ConnectionKey, teller: string): Promise<boolean> {
  const found = await optional(
    db,
    sql`
    select 1 as one from portal.connection
    where agency_id = ${agencyId} and id = ${id} and teller = ${teller} and ended_at is null`,
  );
  return found !== undefined;
}

/** Keeps the session of the last sign-in. */
export async function saveSession(tx: Tx, { agencyId, id }: ConnectionKey, session: string): Promise<void> {
  await tx.query(sql`
    update portal.connection set session = ${sealed(id, session)} where agency_id = ${agencyId} and id = ${id} and ended_at is null`);
}

/** Notes that the portal answered. */
export async function saveAnswered(tx: Tx, { agencyId, id }: ConnectionKey, now: number): Promise<void> {
  await tx.query(sql`
    update portal.connection set last_at = ${new Date(now)}, last_outcome = 'answered', away_since = null, tries = 0, not_before = null
    where agency_id = ${agencyId} and id = ${id}`);
}

/** Notes that the portal is away, or does not let us in, and when it is asked again (milliseconds). */
export async function saveAway(
  tx: Tx,
  { agencyId, id }: ConnectionKey,
  {
    now,
    outcome,
    notBefore,
  }: { readonly now: number; readonly outcome: 'away' | 'login_refused'; readonly notBefore: number },
): Promise<void> {
  await tx.query(sql`
    update portal.connection set last_at = ${new Date(now)}, last_outcome = ${outcome}, away_since = coalesce(away_since, ${new Date(now)}),
      tries = tries + 1, not_before = ${new Date(notBefore)}
    where agency_id = ${agencyId} and id = ${id}`);
}
