import type { Db, Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sql } from '#platform/sql';
import type { ToldKey } from './told-dossier-store.ts';

/** One message about a dossier and what came back; never the message itself. */
export interface Exchange {
  readonly id: string;
  readonly kind: 'looked_up' | 'added' | 'updated' | 'progress';
  readonly version: number;
  /** Milliseconds. */
  readonly at: number;
  readonly outcome: ExchangeOutcome;
  readonly answerCode: string | null;
  readonly answerWords: string | null;
  /** The fields that were cut to what the portal holds. */
  readonly cutFields: readonly string[];
}

/** `unclear`: no answer came, and nobody knows whether it arrived. */
export type ExchangeOutcome = 'taken' | 'exists' | 'rejected' | 'unclear' | 'not_there';

/** Enters messages about a dossier in their order. */
export async function insertExchanges(
  tx: Tx,
  { agencyId, dossierId }: ToldKey,
  exchanges: readonly Omit<Exchange, 'id'>[],
): Promise<void> {
  for (const [place, e] of exchanges.entries())
    await tx.query(sql`
    insert into portal.exchange (agency_id, id, dossier_id, kind, version, at, outcome, answer_code, answer_words, cut_fields)
    values (${agencyId}, ${newId(e.at, place)}, ${dossierId}, ${e.kind}, ${e.version}, ${new Date(e.at)}, ${e.outcome}, ${e.answerCode}, ${e.answerWords},
      ${e.cutFields})`);
}

/** The messages about a dossier, newest first. */
export function listExchanges(db: Db, { agencyId, dossierId }: ToldKey, limit = 100): Promise<Exchange[]> {
  return db.query<Exchange>(sql`
    select id, kind, version, at, outcome, answer_code as "answerCode", answer_words as "answerWords", cut_fields as "cutFields"
    from portal.exchange where agency_id = ${agencyId} and dossier_id = ${dossierId} order by id desc limit ${limit}`);
}

/** Forgets what the portal said about a dossier whose file was destroyed; that it was told stays. */
export async function forgetWords(tx: Tx, { agencyId, dossierId }: ToldKey): Promise<void> {
  await tx.query(
    sql`update portal.exchange set answer_words = null where agency_id = ${agencyId} and dossier_id = ${dossierId}`,
  );
}
