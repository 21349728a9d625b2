import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';
import type { PaperNumber } from './paper-number.ts';

/** The apology for being late, with the new day (form 04). There is at most one a dossier. */
export interface Apology extends PaperNumber {
  readonly reason: string;
  readonly previousPromisedAt: number;
  readonly newPromisedAt: number;
  readonly signedAt: number;
  readonly signedByName: string;
  readonly signedByPosition: string;
  /** "KT. Chủ tịch"; null who signs in their own name. */
  readonly signedFor: string | null;
}

export function findApology(db: Db, { agencyId, id }: DossierKey): Promise<Apology | undefined> {
  return optional<Apology>(
    db,
    sql`
    select reason, previous_promised_at as "previousPromisedAt", new_promised_at as "newPromisedAt", signed_at as "signedAt",
      signed_by_name as "signedByName", signed_by_position as "signedByPosition", signed_for as "signedFor", number,
      issuer_agency_id as "issuerAgencyId"
    from dossiers.apology where agency_id = ${agencyId} and dossier_id = ${id}`,
  );
}

export async function insertApology(
  tx: Tx,
  { agencyId, id }: DossierKey,
  a: Apology & { readonly signedBy: string },
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.apology (agency_id, dossier_id, reason, previous_promised_at, new_promised_at, signed_at, signed_by, signed_by_name, signed_by_position,
      signed_for, number, issuer_agency_id)
    values (${agencyId}, ${id}, ${a.reason}, ${new Date(a.previousPromisedAt)}, ${new Date(a.newPromisedAt)}, ${new Date(a.signedAt)}, ${a.signedBy},
      ${a.signedByName}, ${a.signedByPosition}, ${a.signedFor}, ${a.number}, ${a.issuerAgencyId})`);
}
