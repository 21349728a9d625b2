import { clockDifference } from '#platform/clock';
import { type Db, optional, type Tx } from '#platform/database';
import { hashOf } from '#platform/identifiers';
import { sql } from '#platform/sql';

/** Where an invitation reaches people: as a code on the counter, or as a link in a letter. */
export type Way = 'counter' | 'letter';

interface NewInvitation {
  readonly agencyId: string;
  readonly dossierId: string;
  readonly way: Way;
  readonly secret: string;
  /** Milliseconds. */
  readonly expiresAt: number;
}

/** Keeps an invitation by the hash of its secret; an earlier one to the same dossier by the same way ends. */
export async function saveInvitation(tx: Tx, i: NewInvitation, now: number): Promise<void> {
  await tx.query(sql`
    insert into satisfaction.invitation (agency_id, dossier_id, way, secret_hash, made_at, expires_at)
    values (${i.agencyId}, ${i.dossierId}, ${i.way}, ${hashOf(i.secret)}, ${new Date(now)}, ${new Date(i.expiresAt)})
    on conflict (agency_id, dossier_id, way) do update
    set secret_hash = excluded.secret_hash, made_at = excluded.made_at, expires_at = excluded.expires_at`);
}

/** The dossier that a secret invites to rate; undefined when it is unknown, used or too old. */
export async function findInvited(db: Db, agencyId: string, secret: string, now: number): Promise<string | undefined> {
  const found = await optional<{ dossierId: string }>(
    db,
    sql`select dossier_id as "dossierId" from satisfaction.invitation
      where agency_id = ${agencyId} and secret_hash = ${hashOf(secret)} and expires_at > ${new Date(now)}
        and made_at <= ${new Date(now + clockDifference)}`,
  );
  return found?.dossierId;
}

/** Ends every invitation to a dossier. */
export async function endInvitations(tx: Tx, agencyId: string, dossierId: string): Promise<void> {
  await tx.query(sql`delete from satisfaction.invitation where agency_id = ${agencyId} and dossier_id = ${dossierId}`);
}

/** Deletes an agency's invitations that ran out before an instant (milliseconds). */
export async function removeInvitationsBefore(tx: Tx, agencyId: string, before: number): Promise<void> {
  await tx.query(
    sql`delete from satisfaction.invitation where agency_id = ${agencyId} and expires_at < ${new Date(before)}`,
  );
}
