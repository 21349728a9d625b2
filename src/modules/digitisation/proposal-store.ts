import type { Db, Tx } from '#platform/database';
import type { Act } from '#platform/journal';
import { sealed } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { DigitisationKey } from './digitisation.ts';
import type { ReadField } from './read-paper.ts';

/** What was read out of a paper for one field, and what a person made of it. */
export interface Proposal extends ReadField {
  readonly confirmed: string | null;
  readonly confirmedByName: string | null;
  /** Milliseconds. */
  readonly confirmedAt: number | null;
}

export function listProposals(db: Db, { agencyId, id }: DigitisationKey): Promise<Proposal[]> {
  return db.query<Proposal>(sql`
    select name, kind, place, proposed, confidence, confirmed, confirmed_by_name as "confirmedByName", confirmed_at as "confirmedAt"
    from digitisation.proposal where agency_id = ${agencyId} and digitisation_id = ${id} order by place, name`);
}

export async function insertProposals(
  tx: Tx,
  { agencyId, id }: DigitisationKey,
  fields: readonly ReadField[],
): Promise<void> {
  const enter = ({ name, kind, place, proposed, confidence }: ReadField) =>
    tx.query(sql`
      insert into digitisation.proposal (agency_id, digitisation_id, name, kind, place, proposed, confidence)
      values (${agencyId}, ${id}, ${name}, ${kind}, ${place}, ${sealed(id, proposed)}, ${confidence})`);
  await Promise.all(fields.map(enter));
}

export async function confirmProposal(
  { tx, who, now }: Act,
  { agencyId, id }: DigitisationKey,
  name: string,
  value: string,
): Promise<void> {
  await tx.query(sql`
    update digitisation.proposal set confirmed = ${sealed(id, value)}, confirmed_by_id = ${who.id || null}, confirmed_by_name = ${who.name},
      confirmed_at = ${new Date(now)}
    where agency_id = ${agencyId} and digitisation_id = ${id} and name = ${name}`);
}
