import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { LateReason as Group } from '../../../reference/dossiers/late-reasons.ts';
import type { DossierKey } from './dossier-store.ts';

/** Why a dossier ran over its statutory limit, as the last who was asked told it. */
export interface LateReason {
  readonly reason: Group['code'];
  readonly words: string;
  /** Milliseconds. */
  readonly toldAt: number;
  readonly toldByName: string;
}

/** The reason that counts: the last one told. */
export function findLateReason(db: Db, { agencyId, id }: DossierKey): Promise<LateReason | undefined> {
  return optional<LateReason>(
    db,
    sql`
    select reason, words, told_at as "toldAt", told_by_name as "toldByName"
    from dossiers.late_reason where agency_id = ${agencyId} and dossier_id = ${id} order by told_at desc, id desc limit 1`,
  );
}

/** Adds a reason beside those told before. */
export async function insertLateReason(
  tx: Tx,
  { agencyId, id }: DossierKey,
  r: LateReason & { readonly reasonId: string; readonly toldBy: string },
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.late_reason (agency_id, id, dossier_id, reason, words, told_at, told_by, told_by_name)
    values (${agencyId}, ${r.reasonId}, ${id}, ${r.reason}, ${r.words}, ${new Date(r.toldAt)}, ${r.toldBy}, ${r.toldByName})`);
}
