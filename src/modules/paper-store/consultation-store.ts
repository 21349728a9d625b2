import { clockDifference } from '#platform/clock';
import { type Db, one, type Tx } from '#platform/database';
import { markOf } from '#platform/personal-data';
import { sql } from '#platform/sql';
import { openSince } from './consultation.ts';

/** A clerk looked into the store of a person who stood at the counter. */
export interface Consultation {
  readonly agencyId: string;
  readonly id: string;
  /** The procedure for which it was done. */
  readonly purpose: string;
  /** How many papers were shown. */
  readonly papers: number;
  /** Milliseconds. */
  readonly at: number;
  readonly byId: string;
  readonly byName: string;
}

export async function insertConsultation(tx: Tx, c: Consultation, identityNumber: string): Promise<void> {
  await tx.query(sql`
    insert into paper_store.consultation (agency_id, id, identity_mark, purpose, papers, at, by_id, by_name)
    values (${c.agencyId}, ${c.id}, ${markOf(identityNumber)}, ${c.purpose}, ${c.papers}, ${new Date(c.at)}, ${c.byId}, ${c.byName})`);
}

export async function saveShown(tx: Tx, { agencyId, id }: Consultation, papers: number): Promise<void> {
  await tx.query(
    sql`update paper_store.consultation set papers = ${papers} where agency_id = ${agencyId} and id = ${id}`,
  );
}

interface OfClerk {
  readonly agencyId: string;
  readonly byId: string;
  readonly identityNumber: string;
}

/** Whether a clerk has the store of a person open at `now` (milliseconds). */
export async function isOpenFor(db: Db, { agencyId, byId, identityNumber }: OfClerk, now: number): Promise<boolean> {
  const { isOpen } = await one<{ isOpen: boolean }>(
    db,
    sql`select exists (
      select from paper_store.consultation
      where agency_id = ${agencyId} and identity_mark = ${markOf(identityNumber)} and closed_at is null and by_id = ${byId}
        and at > ${new Date(openSince(now))} and at <= ${new Date(now + clockDifference)}) as "isOpen"`,
  );
  return isOpen;
}

/** Closes what a clerk has open of a person. */
export async function closeFor(tx: Tx, { agencyId, byId, identityNumber }: OfClerk, now: number): Promise<void> {
  await tx.query(sql`
    update paper_store.consultation set closed_at = ${new Date(now)}
    where agency_id = ${agencyId} and identity_mark = ${markOf(identityNumber)} and closed_at is null and by_id = ${byId}`);
}

/** Closes what an agency opened before `instant` (milliseconds) and left open. */
export async function closeLeftOpen(tx: Tx, agencyId: string, instant: number, now: number): Promise<void> {
  await tx.query(sql`
    update paper_store.consultation set closed_at = ${new Date(now)}
    where agency_id = ${agencyId} and closed_at is null and at <= ${new Date(instant)}`);
}

/** Who looked into a person's store at a counter, the latest first. */
export function listConsultations(db: Db, identityNumber: string, limit: number): Promise<Consultation[]> {
  return db.query<Consultation>(sql`
    select agency_id as "agencyId", id, purpose, papers, at, by_id as "byId", by_name as "byName"
    from paper_store.consultation where identity_mark = ${markOf(identityNumber)} order by at desc, id desc limit ${limit}`);
}

/** Lets nobody find out any more into whose store the clerks looked. */
export async function forgetConsulted(tx: Tx, identityNumber: string): Promise<void> {
  await tx.query(sql`
    update paper_store.consultation set identity_mark = '', closed_at = coalesce(closed_at, at)
    where identity_mark = ${markOf(identityNumber)}`);
}
