import type { Db, Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sealedJson } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { LetterFacts, MessageKind } from './letter-kind.ts';

/** A message to one person, seen inside the product. */
export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  /** None when it is about a request. */
  readonly dossierCode: string | null;
  readonly facts: LetterFacts;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly readAt: number | null;
}

export interface NewMessage {
  readonly agencyId: string;
  readonly recipientId: string;
  readonly kind: MessageKind;
  readonly facts: LetterFacts;
}

export async function insertMessage(tx: Tx, m: NewMessage, now: number): Promise<void> {
  await tx.query(sql`
    insert into notifications.message (agency_id, id, recipient_id, kind, dossier_code, facts, created_at)
    values (${m.agencyId}, ${newId(now)}, ${m.recipientId}, ${m.kind}, ${m.facts.code || null},
      ${sealedJson(m.recipientId, m.facts)}, ${new Date(now)})`);
}

/** Where a page of messages ended. */
export interface MessageKey {
  readonly at: number;
  readonly id: string;
}

/** A page of somebody's messages, newest first. */
export function listMessages(
  db: Db,
  recipientId: string,
  before: MessageKey | undefined,
  limit: number,
): Promise<Message[]> {
  const earlier = before
    ? sql`(created_at, id) < (${new Date(before.at)}::timestamptz, ${before.id}::uuid)`
    : sql`true`;
  return db.query<Message>(sql`
    select id, kind, dossier_code as "dossierCode", facts, created_at as "createdAt", read_at as "readAt"
    from notifications.message where recipient_id = ${recipientId} and ${earlier}
    order by created_at desc, id desc limit ${limit}`);
}

export async function markAllRead(tx: Tx, recipientId: string, now: number): Promise<void> {
  await tx.query(
    sql`update notifications.message set read_at = ${new Date(now)} where recipient_id = ${recipientId} and read_at is null`,
  );
}

/** Deletes every message to somebody. */
export async function removeMessages(tx: Tx, recipientId: string): Promise<void> {
  await tx.query(sql`delete from notifications.message where recipient_id = ${recipientId}`);
}

/** Deletes what anybody at an agency was told before an instant (milliseconds). */
export async function removeMessagesBefore(tx: Tx, agencyId: string, before: number): Promise<void> {
  await tx.query(
    sql`delete from notifications.message where agency_id = ${agencyId} and created_at < ${new Date(before)}`,
  );
}
