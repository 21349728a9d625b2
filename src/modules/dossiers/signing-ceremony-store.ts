import { type Db, optional, type Tx } from '#platform/database';
import { notFound } from '#platform/errors';
import { sql } from '#platform/sql';
import type {
  CeremonyKey,
  CeremonyKind,
  CeremonyOutcome,
  CeremonyResult,
  SigningCeremony,
} from './signing-ceremony.ts';

const columns = sql`agency_id as "agencyId", id, kind, held_by as "heldBy", held_by_name as "heldByName", began_at as "beganAt",
  ended_at as "endedAt"`;

export async function getCeremony(db: Db, { agencyId, id }: CeremonyKey): Promise<SigningCeremony> {
  const found = await optional<SigningCeremony>(
    db,
    sql`select ${columns} from dossiers.signing_ceremony where agency_id = ${agencyId} and id = ${id}`,
  );
  if (!found) throw notFound('ceremony');
  return found;
}

/** The last ceremony of that kind that somebody held. */
export function findLastCeremony(
  db: Db,
  { agencyId, heldBy, kind }: Pick<SigningCeremony, 'agencyId' | 'heldBy' | 'kind'>,
): Promise<SigningCeremony | undefined> {
  return optional<SigningCeremony>(
    db,
    sql`
    select ${columns} from dossiers.signing_ceremony
    where agency_id = ${agencyId} and held_by = ${heldBy} and kind = ${kind} order by began_at desc limit 1`,
  );
}

export function listCeremonyResults(db: Db, { agencyId, id }: CeremonyKey): Promise<CeremonyResult[]> {
  return db.query<CeremonyResult>(sql`
    select ordinal, dossier_code as "dossierCode", owner_name as "ownerName", state, level, refusal, facts
    from dossiers.signing_ceremony_result where agency_id = ${agencyId} and ceremony_id = ${id} order by ordinal`);
}

export async function insertCeremony(
  tx: Tx,
  c: SigningCeremony,
  results: readonly Pick<CeremonyResult, 'dossierCode' | 'ownerName'>[],
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.signing_ceremony (agency_id, id, kind, held_by, held_by_name, began_at)
    values (${c.agencyId}, ${c.id}, ${c.kind}, ${c.heldBy}, ${c.heldByName}, ${new Date(c.beganAt)})`);
  const enter = ({ dossierCode, ownerName }: (typeof results)[number], i: number) =>
    tx.query(sql`
      insert into dossiers.signing_ceremony_result (agency_id, ceremony_id, ordinal, dossier_code, owner_name)
      values (${c.agencyId}, ${c.id}, ${i + 1}, ${dossierCode}, ${ownerName})`);
  await Promise.all(results.map(enter));
}

export async function saveOutcome(
  tx: Tx,
  { agencyId, id }: CeremonyKey,
  ordinal: number,
  outcome: CeremonyOutcome,
): Promise<void> {
  const level = outcome.state === 'done' ? outcome.level : null;
  const [refusal, facts] = outcome.state === 'refused' ? [outcome.refusal, outcome.facts] : [null, null];
  await tx.query(sql`
    update dossiers.signing_ceremony_result set state = ${outcome.state}, level = ${level}, refusal = ${refusal}, facts = ${facts}
    where agency_id = ${agencyId} and ceremony_id = ${id} and ordinal = ${ordinal}`);
}

export async function saveEnd(tx: Tx, { agencyId, id }: CeremonyKey, at: number): Promise<void> {
  await tx.query(sql`
    update dossiers.signing_ceremony set ended_at = ${new Date(at)} where agency_id = ${agencyId} and id = ${id}`);
}

/** A line of what waits to be signed, or to be numbered and sealed. */
export interface WaitingResult {
  readonly code: string;
  readonly ownerName: string;
  readonly procedureName: string;
  readonly promisedAt: number | null;
  readonly title: string;
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly approvedByName: string | null;
  readonly stepName: string | null;
  readonly positionCode: string | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly isSignedDigitally: boolean;
}

/** The results of an agency that wait, in the order in which they are due. It reads the index of dossiers in work and stops. */
export function listWaitingResults(
  db: Db,
  agencyId: string,
  kind: CeremonyKind,
  limit: number,
): Promise<WaitingResult[]> {
  const waits = kind === 'sign' ? sql`r.approved_at is null` : sql`r.approved_at is not null and r.issued_at is null`;
  return db.query<WaitingResult>(sql`
    select d.code, d.owner_name as "ownerName", d.procedure_name as "procedureName", d.promised_at as "promisedAt", r.title,
      r.drafted_by as "draftedBy", r.drafted_by_name as "draftedByName", r.approved_by_name as "approvedByName", s.name as "stepName",
      d.position_code as "positionCode", d.assignee_id as "assigneeId", s.assignee_name as "assigneeName", p.dossier_id is not null as "isSignedDigitally"
    from dossiers.dossier d
    join dossiers.result r on r.agency_id = d.agency_id and r.dossier_id = d.id
    left join dossiers.result_paper p on p.agency_id = d.agency_id and p.dossier_id = d.id
    left join dossiers.step s on s.agency_id = d.agency_id and s.dossier_id = d.id and s.ordinal = d.step_ordinal
    where d.handling_agency_id = ${agencyId} and d.state = 'processing' and ${waits}
    order by d.due_at, d.id limit ${limit}`);
}
