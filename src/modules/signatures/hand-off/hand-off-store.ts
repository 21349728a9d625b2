import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { HandOff } from './hand-off.ts';

const columns = sql`agency_id as "agencyId", id, subject_id as "subjectId", holder_id as "holderId", certificate_id as "certificateId",
  document_sha256 as "documentSha256", memo, handed_out_at as "handedOutAt", handed_back_at as "handedBackAt",
  secret_hash as "secretHash", open_until as "openUntil", returned_sha256 as "returnedSha256"`;

/** The document about a subject that was last handed to somebody and is not back yet. */
export function findHandOff<Memo>(
  db: Db,
  { agencyId, subjectId, holderId }: Pick<HandOff, 'agencyId' | 'subjectId' | 'holderId'>,
): Promise<HandOff<Memo> | undefined> {
  return optional<HandOff<Memo>>(
    db,
    sql`
    select ${columns} from signatures.hand_off
    where agency_id = ${agencyId} and subject_id = ${subjectId} and holder_id = ${holderId} and handed_back_at is null
    order by handed_out_at desc limit 1`,
  );
}

export function findHandOffById(
  db: Db,
  { agencyId, id }: Pick<HandOff, 'agencyId' | 'id'>,
): Promise<HandOff | undefined> {
  return optional<HandOff>(
    db,
    sql`select ${columns} from signatures.hand_off where agency_id = ${agencyId} and id = ${id}`,
  );
}

/** Opens the address for a signing program; what one brought back before is forgotten. */
export async function saveOneUseAddress(
  tx: Tx,
  { agencyId, id }: Pick<HandOff, 'agencyId' | 'id'>,
  hash: string,
  until: number,
): Promise<void> {
  await tx.query(sql`
    update signatures.hand_off set secret_hash = ${hash}, open_until = ${new Date(until)}, returned_sha256 = null
    where agency_id = ${agencyId} and id = ${id} and handed_back_at is null`);
}

/** Notes what a signing program brought back; false when there is something already. */
export async function saveReturned(
  tx: Tx,
  { agencyId, id }: Pick<HandOff, 'agencyId' | 'id'>,
  sha256: string,
): Promise<boolean> {
  const found = await optional(
    tx,
    sql`
    update signatures.hand_off set returned_sha256 = ${sha256}
    where agency_id = ${agencyId} and id = ${id} and returned_sha256 is null and handed_back_at is null returning id`,
  );
  return found !== undefined;
}

export async function insertHandOff(tx: Tx, h: HandOff): Promise<void> {
  await tx.query(sql`
    insert into signatures.hand_off (agency_id, id, subject_id, holder_id, certificate_id, document_sha256, memo, handed_out_at)
    values (${h.agencyId}, ${h.id}, ${h.subjectId}, ${h.holderId}, ${h.certificateId}, ${h.documentSha256}, ${h.memo}, ${new Date(h.handedOutAt)})`);
}

/** Notes that the document came back; false when somebody else noted it meanwhile. */
export async function saveHandedBack(
  tx: Tx,
  { agencyId, id }: Pick<HandOff, 'agencyId' | 'id'>,
  now: number,
): Promise<boolean> {
  const found = await optional(
    tx,
    sql`
    update signatures.hand_off set handed_back_at = ${new Date(now)}
    where agency_id = ${agencyId} and id = ${id} and handed_back_at is null returning id`,
  );
  return found !== undefined;
}
