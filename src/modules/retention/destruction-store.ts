import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Destruction, DestructionKey, ListedDossier } from './destruction.ts';

const columns = sql`d.agency_id as "agencyId", d.id, d.minutes, d.proposed_at as "proposedAt", d.proposed_by as "proposedBy",
  d.proposed_by_name as "proposedByName", d.outcome, d.decision, d.words, d.answered_at as "answeredAt",
  d.answered_by_name as "answeredByName", d.carried_out_at as "carriedOutAt",
  (select count(*)::int from retention.listed_dossier l where l.agency_id = d.agency_id and l.destruction_id = d.id) as dossiers`;

/** The lists of an agency, the last one first; at most 100. */
export function listDestructions(db: Db, agencyId: string): Promise<Destruction[]> {
  return db.query<Destruction>(sql`
    select ${columns} from retention.destruction d where d.agency_id = ${agencyId} order by d.proposed_at desc, d.id desc limit 100`);
}

export function findDestruction(db: Db, { agencyId, id }: DestructionKey): Promise<Destruction | undefined> {
  return optional<Destruction>(
    db,
    sql`select ${columns} from retention.destruction d where d.agency_id = ${agencyId} and d.id = ${id}`,
  );
}

/** Like {@link findDestruction}, and holds it until the transaction ends. */
export async function lockDestruction(tx: Tx, { agencyId, id }: DestructionKey): Promise<Destruction | undefined> {
  await optional(tx, sql`select from retention.destruction where agency_id = ${agencyId} and id = ${id} for update`);
  return findDestruction(tx, { agencyId, id });
}

/** The dossiers of a list, the oldest first. */
export function listListed(db: Db, { agencyId, id }: DestructionKey): Promise<ListedDossier[]> {
  return db.query<ListedDossier>(sql`
    select dossier_id as id, code, procedure_name as "procedureName", field, closed_at as "closedAt", kept_until as "keptUntil",
      legal_ref as "legalRef", became
    from retention.listed_dossier where agency_id = ${agencyId} and destruction_id = ${id} order by closed_at, dossier_id`);
}

/** Which of the dossiers stand in a list that waits for its decision, or to be carried out. */
export async function listInOpenLists(db: Db, agencyId: string): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(sql`
    select l.dossier_id as id from retention.destruction d
    join retention.listed_dossier l on l.agency_id = d.agency_id and l.destruction_id = d.id
    where d.agency_id = ${agencyId} and (d.outcome is null or d.outcome = 'decided' and l.became is null)`);
  return new Set(rows.map(({ id }) => id));
}

/** What a list is entered with. */
export interface NewDestruction extends DestructionKey {
  readonly minutes: string;
  readonly byId: string;
  readonly byName: string;
  readonly at: number;
}

export async function insertDestruction(
  tx: Tx,
  d: NewDestruction,
  dossiers: readonly Omit<ListedDossier, 'became'>[],
): Promise<void> {
  await tx.query(sql`
    insert into retention.destruction (agency_id, id, minutes, proposed_at, proposed_by, proposed_by_name)
    values (${d.agencyId}, ${d.id}, ${d.minutes}, ${new Date(d.at)}, ${d.byId}, ${d.byName})`);
  for (const l of dossiers)
    await tx.query(sql`
      insert into retention.listed_dossier (agency_id, destruction_id, dossier_id, code, procedure_name, field, closed_at, kept_until, legal_ref)
      values (${d.agencyId}, ${d.id}, ${l.id}, ${l.code}, ${l.procedureName}, ${l.field}, ${new Date(l.closedAt)}, ${l.keptUntil}, ${l.legalRef})`);
}

/** What was answered to a proposal. */
export interface DestructionAnswer {
  readonly outcome: 'decided' | 'sent_back';
  readonly decision: string | null;
  readonly words: string | null;
  readonly at: number;
  readonly byId: string;
  readonly byName: string;
}

export async function saveDestructionAnswer(
  tx: Tx,
  { agencyId, id }: DestructionKey,
  a: DestructionAnswer,
): Promise<void> {
  await tx.query(sql`
    update retention.destruction set outcome = ${a.outcome}, decision = ${a.decision}, words = ${a.words},
      answered_at = ${new Date(a.at)}, answered_by = ${a.byId}, answered_by_name = ${a.byName}
    where agency_id = ${agencyId} and id = ${id}`);
}

/** What became of a dossier of a list that was decided. */
export async function saveBecame(
  tx: Tx,
  { agencyId, id }: DestructionKey,
  dossierId: string,
  { became, at }: { readonly became: 'destroyed' | 'held'; readonly at: number },
): Promise<void> {
  await tx.query(sql`
    update retention.listed_dossier set became = ${became}, became_at = ${new Date(at)}
    where agency_id = ${agencyId} and destruction_id = ${id} and dossier_id = ${dossierId}`);
}

/** Notes that nothing of a list is left to do. */
export async function saveCarriedOut(tx: Tx, { agencyId, id }: DestructionKey, at: number): Promise<void> {
  await tx.query(sql`
    update retention.destruction set carried_out_at = ${new Date(at)} where agency_id = ${agencyId} and id = ${id}`);
}
