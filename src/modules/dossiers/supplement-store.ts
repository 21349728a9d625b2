import { type Db, one, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';
import type { PaperNumber } from './paper-number.ts';

/** A request to complete a dossier (form 02): it states content, reason and instructions once and in full. */
export interface SupplementRequest extends PaperNumber {
  readonly id: string;
  /** Within the issuing agency and year. */
  readonly number: number;
  readonly stage: 'intake' | 'settlement';
  readonly items: readonly string[];
  readonly reason: string;
  /** To how many other agencies the applicant must go for it; 2 means two or more. */
  readonly otherAgencies: number;
  readonly legalRef: string;
  readonly askedAt: number;
  readonly askedByName: string;
  /** The last day to answer; the dossier lapses after it. */
  readonly answerBy: string | null;
  readonly answeredAt: number | null;
  /** What the applicant says about what they handed in. */
  readonly answerNote: string | null;
}

export function listSupplementRequests(db: Db, { agencyId, id }: DossierKey): Promise<SupplementRequest[]> {
  return db.query<SupplementRequest>(sql`
    select id, number, issuer_agency_id as "issuerAgencyId", stage, items, reason, other_agencies as "otherAgencies", legal_ref as "legalRef", asked_at as "askedAt", asked_by_name as "askedByName",
      answer_by as "answerBy", answered_at as "answeredAt", answer_note as "answerNote"
    from dossiers.supplement_request where agency_id = ${agencyId} and dossier_id = ${id} order by asked_at`);
}

/** How often it was sent back since it was received. */
export async function countRequestsAfterIntake(db: Db, { agencyId, id }: DossierKey): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`
    select count(*)::int as count from dossiers.supplement_request
    where agency_id = ${agencyId} and dossier_id = ${id} and stage = 'settlement'`,
  );
  return count;
}

export async function insertSupplementRequest(
  tx: Tx,
  { agencyId, id }: DossierKey,
  r: Omit<SupplementRequest, 'answeredAt' | 'answerNote'> & {
    readonly askedBy: string;
    readonly statutoryBefore: number | null;
  },
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.supplement_request (agency_id, dossier_id, id, number, issuer_agency_id, stage, items, reason, other_agencies, legal_ref, asked_at, asked_by, asked_by_name, answer_by, statutory_before)
    values (${agencyId}, ${id}, ${r.id}, ${r.number}, ${r.issuerAgencyId}, ${r.stage}, ${r.items}, ${r.reason}, ${r.otherAgencies}, ${r.legalRef}, ${new Date(r.askedAt)}, ${r.askedBy},
      ${r.askedByName}, ${r.answerBy}, ${r.statutoryBefore === null ? null : new Date(r.statutoryBefore)})`);
}

/** Marks what was asked for as handed in. */
export async function answerSupplementRequests(
  tx: Tx,
  { agencyId, id }: DossierKey,
  { now, note }: { readonly now: number; readonly note: string | null },
): Promise<void> {
  await tx.query(sql`
    update dossiers.supplement_request set answered_at = ${new Date(now)}, answer_note = ${note}
    where agency_id = ${agencyId} and dossier_id = ${id} and answered_at is null`);
}
