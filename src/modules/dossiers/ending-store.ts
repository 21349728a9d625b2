import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';
import type { PaperNumber } from './paper-number.ts';

/** As what somebody signed a paper. Null when nobody of the staff did, or on papers made before it was kept. */
export interface SignedAs {
  readonly signedAs: string | null;
  /** "KT. Chủ tịch"; null who signs in their own name. */
  readonly signedFor: string | null;
}

const paper = sql`number, issuer_agency_id as "issuerAgencyId", signed_as as "signedAs", signed_for as "signedFor"`;

/** The refusal to receive or to settle a dossier (form 03), always with a reason in words. */
export interface Refused extends PaperNumber, SignedAs {
  readonly stage: 'intake' | 'settlement';
  readonly reason: string;
  readonly legalRef: string;
  readonly refusedAt: number;
  readonly refusedByName: string;
}

export function findRefusal(db: Db, { agencyId, id }: DossierKey): Promise<Refused | undefined> {
  return optional<Refused>(
    db,
    sql`
    select stage, reason, legal_ref as "legalRef", refused_at as "refusedAt", refused_by_name as "refusedByName", ${paper}
    from dossiers.refusal where agency_id = ${agencyId} and dossier_id = ${id}`,
  );
}

export async function insertRefusal(
  tx: Tx,
  { agencyId, id }: DossierKey,
  r: Refused & { readonly refusedBy: string },
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.refusal (agency_id, dossier_id, stage, reason, legal_ref, refused_at, refused_by, refused_by_name, number, issuer_agency_id, signed_as, signed_for)
    values (${agencyId}, ${id}, ${r.stage}, ${r.reason}, ${r.legalRef}, ${new Date(r.refusedAt)}, ${r.refusedBy}, ${r.refusedByName},
      ${r.number}, ${r.issuerAgencyId}, ${r.signedAs}, ${r.signedFor})`);
}

/** The applicant's request to stop, confirmed by the receiving one-stop (form 05; Điều 21, NĐ 118/2025/NĐ-CP). */
export interface Withdrawal extends PaperNumber, SignedAs {
  readonly reason: string;
  readonly askedAt: number;
  readonly askedByName: string;
  readonly confirmedAt: number;
  readonly confirmedByName: string;
}

export function findWithdrawal(db: Db, { agencyId, id }: DossierKey): Promise<Withdrawal | undefined> {
  return optional<Withdrawal>(
    db,
    sql`
    select reason, asked_at as "askedAt", asked_by_name as "askedByName", confirmed_at as "confirmedAt", confirmed_by_name as "confirmedByName",
      ${paper}
    from dossiers.withdrawal where agency_id = ${agencyId} and dossier_id = ${id}`,
  );
}

export async function insertWithdrawal(tx: Tx, { agencyId, id }: DossierKey, w: Withdrawal): Promise<void> {
  await tx.query(sql`
    insert into dossiers.withdrawal (agency_id, dossier_id, reason, asked_at, asked_by_name, confirmed_at, confirmed_by_name,
      number, issuer_agency_id, signed_as, signed_for)
    values (${agencyId}, ${id}, ${w.reason}, ${new Date(w.askedAt)}, ${w.askedByName}, ${new Date(w.confirmedAt)}, ${w.confirmedByName},
      ${w.number}, ${w.issuerAgencyId}, ${w.signedAs}, ${w.signedFor})`);
}
