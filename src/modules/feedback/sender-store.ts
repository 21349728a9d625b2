import { type Db, one, type Tx } from '#platform/database';
import { sealed } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { Feedback, Sender } from './feedback.ts';
import type { FeedbackKey } from './feedback-store.ts';

export async function insertSender(tx: Tx, f: Feedback, s: Sender): Promise<void> {
  await tx.query(sql`
    insert into feedback.sender (agency_id, feedback_id, handling_agency_id, person_id, full_name, phone, email, address, original)
    values (${f.agencyId}, ${f.id}, ${f.handlingAgencyId}, ${s.personId}, ${sealed(f.id, s.fullName)}, ${sealed(f.id, s.phone)},
      ${sealed(f.id, s.email)}, ${sealed(f.id, s.address)}, ${sealed(f.id, s.original)})`);
}

/** Who reported it. Whoever reads this for a person records that they saw it. */
export function getSender(db: Db, { agencyId, id }: FeedbackKey): Promise<Sender> {
  return one<Sender>(
    db,
    sql`select person_id as "personId", full_name as "fullName", phone, email, address, original
      from feedback.sender where agency_id = ${agencyId} and feedback_id = ${id}`,
  );
}

/** Who reported it goes where it goes. */
export async function moveSender(tx: Tx, { agencyId, id }: FeedbackKey, handlingAgencyId: string): Promise<void> {
  await tx.query(sql`
    update feedback.sender set handling_agency_id = ${handlingAgencyId} where agency_id = ${agencyId} and feedback_id = ${id}`);
}

/** What somebody reported while signed in, newest first; at most 100. */
export function listOwnKeys(db: Db, personId: string): Promise<FeedbackKey[]> {
  return db.query<FeedbackKey>(sql`
    select agency_id as "agencyId", feedback_id as id from feedback.sender
    where person_id = ${personId} order by feedback_id desc limit 100`);
}
