import { type Db, one, optional, type Tx } from '#platform/database';
import { destroyPersonalKey, markOf, sealed, sealedJson } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { LetterFacts, LetterKind } from './letter-kind.ts';

/** A letter in the outbox. */
export interface Mail {
  readonly agencyId: string;
  readonly id: string;
  readonly kind: LetterKind;
  readonly address: string;
  readonly facts: LetterFacts;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  readonly attempts: number;
}

/** A letter that begins to wait. */
export type NewMail = Omit<Mail, 'state' | 'attempts'>;

const columns = sql`agency_id as "agencyId", id, kind, address, facts, state, attempts`;

export async function insertMail(tx: Tx, m: NewMail, now: number): Promise<void> {
  await tx.query(sql`
    insert into notifications.mail (agency_id, id, kind, address, address_mark, facts, state, created_at)
    values (${m.agencyId}, ${m.id}, ${m.kind}, ${sealed(m.id, m.address)}, ${markOfAddress(m.address)},
      ${sealedJson(m.id, m.facts)}, 'waiting', ${new Date(now)})`);
}

const markOfAddress = (address: string) => markOf(address.toLowerCase());

/** Takes a waiting letter for sending; undefined when somebody else has it, or when it has left already. */
export function claimMail(tx: Tx, agencyId: string, id: string, now: number): Promise<Mail | undefined> {
  return optional<Mail>(
    tx,
    sql`
    update notifications.mail set state = 'sending', attempts = attempts + 1, tried_at = ${new Date(now)}
    where agency_id = ${agencyId} and id = ${id} and state = 'waiting' returning ${columns}`,
  );
}

/** Notes that the letter left. What it said, and to whom, nobody can read any longer. */
export async function markSent(tx: Tx, { agencyId, id }: Mail, now: number): Promise<void> {
  await tx.query(sql`
    update notifications.mail set state = 'sent', sent_at = ${new Date(now)}, last_error = null where agency_id = ${agencyId} and id = ${id}`);
  await destroyPersonalKey(tx, id);
}

/** Notes that the letter surely did not leave: it waits for another try, or is given up. */
export async function markFailed(tx: Tx, { agencyId, id }: Mail, error: string, gaveUp: boolean): Promise<void> {
  await tx.query(sql`
    update notifications.mail set state = ${gaveUp ? 'failed' : 'waiting'}, last_error = ${error} where agency_id = ${agencyId} and id = ${id}`);
}

/** Letters that began to be sent before `before` and never came to an end. */
export async function countStuck(db: Db, agencyId: string, before: number): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`
    select count(*)::int as count from notifications.mail where agency_id = ${agencyId} and state = 'sending' and tried_at < ${new Date(before)}`,
  );
  return count;
}

/** Deletes what was written, or waits to be written, to an address. */
export async function removeMailTo(tx: Tx, address: string): Promise<void> {
  await tx.query(sql`delete from notifications.mail where address_mark = ${markOfAddress(address)}`);
}

/** Deletes an agency's letters that came to their end before an instant (milliseconds): sent, given up, or left in between. */
export async function removeMailBefore(tx: Tx, agencyId: string, before: number): Promise<void> {
  const gone = await tx.query<{ id: string }>(sql`
    delete from notifications.mail
    where agency_id = ${agencyId} and state <> 'waiting' and coalesce(sent_at, tried_at, created_at) < ${new Date(before)}
    returning id`);
  for (const { id } of gone) await destroyPersonalKey(tx, id);
}
