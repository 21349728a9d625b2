import type { SpentTime } from '#modules/calendar';
import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey, NumberSeries } from './dossier-store.ts';

/** The result of a dossier: drafted by an officer, approved by a leader who is another person, numbered and issued. */
export interface Result {
  readonly title: string;
  readonly content: string;
  readonly draftedAt: number;
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly approvedAt: number | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedByPosition: string | null;
  readonly signingForm: 'KT' | 'TL' | 'TUQ' | null;
  readonly number: string | null;
  readonly issuedAt: number | null;
}

export function findResult(db: Db, { agencyId, id }: DossierKey): Promise<Result | undefined> {
  return optional<Result>(
    db,
    sql`
    select title, content, drafted_at as "draftedAt", drafted_by as "draftedBy", drafted_by_name as "draftedByName", approved_at as "approvedAt",
      approved_by as "approvedBy", approved_by_name as "approvedByName", approved_by_position as "approvedByPosition", signing_form as "signingForm", number, issued_at as "issuedAt"
    from dossiers.result where agency_id = ${agencyId} and dossier_id = ${id}`,
  );
}

/** Stores a draft, over an earlier one that was not approved yet. */
export async function saveDraftResult(
  tx: Tx,
  { agencyId, id }: DossierKey,
  r: Pick<Result, 'title' | 'content' | 'draftedAt' | 'draftedBy' | 'draftedByName'>,
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.result (agency_id, dossier_id, title, content, drafted_at, drafted_by, drafted_by_name)
    values (${agencyId}, ${id}, ${r.title}, ${r.content}, ${new Date(r.draftedAt)}, ${r.draftedBy}, ${r.draftedByName})
    on conflict (agency_id, dossier_id) do update set title = excluded.title, content = excluded.content, drafted_at = excluded.drafted_at,
      drafted_by = excluded.drafted_by, drafted_by_name = excluded.drafted_by_name where result.approved_at is null`);
}

export interface Approval {
  readonly at: number;
  readonly by: string;
  readonly byName: string;
  readonly byPosition: string;
  readonly signingForm: Result['signingForm'];
}

export async function saveApproval(tx: Tx, { agencyId, id }: DossierKey, a: Approval): Promise<void> {
  await tx.query(sql`
    update dossiers.result set approved_at = ${new Date(a.at)}, approved_by = ${a.by}, approved_by_name = ${a.byName},
      approved_by_position = ${a.byPosition}, signing_form = ${a.signingForm}
    where agency_id = ${agencyId} and dossier_id = ${id}`);
}

/** Under which number a result goes out: of which series and agency, and as it is written. */
export interface ResultNumber {
  readonly series: NumberSeries;
  readonly number: number;
  readonly issuerAgencyId: string;
  readonly notation: string;
}

/** When a result was issued (milliseconds), and how long settling took; nothing where there is no limit to count by. */
export interface Issue {
  readonly at: number;
  readonly spent: SpentTime | undefined;
}

export async function saveIssue(
  tx: Tx,
  { agencyId, id }: DossierKey,
  n: ResultNumber,
  { at, spent }: Issue,
): Promise<void> {
  await tx.query(sql`
    update dossiers.result set number = ${n.notation}, series = ${n.series}, series_number = ${n.number},
      issuer_agency_id = ${n.issuerAgencyId}, issued_at = ${new Date(at)}, spent_unit = ${spent?.unit ?? null}, spent = ${spent?.amount ?? null}
    where agency_id = ${agencyId} and dossier_id = ${id}`);
}

/** How a result came into the applicant's hands. */
export interface HandOver {
  readonly method: 'counter' | 'post' | 'electronic';
  readonly at: number;
  readonly byName: string;
  readonly receivedByName: string;
  readonly trackingNumber: string | null;
}

export function findHandOver(db: Db, { agencyId, id }: DossierKey): Promise<HandOver | undefined> {
  return optional<HandOver>(
    db,
    sql`
    select method, at, by_name as "byName", received_by_name as "receivedByName", tracking_number as "trackingNumber"
    from dossiers.hand_over where agency_id = ${agencyId} and dossier_id = ${id}`,
  );
}

export async function insertHandOver(tx: Tx, { agencyId, id }: DossierKey, h: HandOver): Promise<void> {
  await tx.query(sql`
    insert into dossiers.hand_over (agency_id, dossier_id, method, at, by_name, received_by_name, tracking_number)
    values (${agencyId}, ${id}, ${h.method}, ${new Date(h.at)}, ${h.byName}, ${h.receivedByName}, ${h.trackingNumber})`);
}
