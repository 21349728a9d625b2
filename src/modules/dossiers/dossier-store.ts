import { type Db, one, optional, type Tx } from '#platform/database';
import { notFound } from '#platform/errors';
import { markOf, sealed, sealedJson } from '#platform/personal-data';
import { join, sql } from '#platform/sql';
import { fold } from '#platform/text';
import type { CopySeries } from '../../../reference/certification/certified-copies.ts';
import type { ExtractKind } from '../../../reference/civil-status/extracts.ts';
import { agenciesOf, type Dossier, type Parties, stageOf } from './dossier.ts';
import { readDossierCode } from './dossier-code.ts';
import { insertWords } from './dossier-word-store.ts';

const columns = sql`agency_id as "agencyId", id, code, handling_agency_id as "handlingAgencyId", procedure_code as "procedureCode",
  procedure_version_id as "procedureVersionId", procedure_name as "procedureName", field, channel, state, parties, party_ids as "partyIds",
  owner_name as "ownerName", content, form_id as "formId", form_version as "formVersion", answers, sets, result_delivery as "resultDelivery",
  delivery_address as "deliveryAddress", submitted_at as "submittedAt", received_at as "receivedAt", received_by as "receivedBy",
  deadline_rule as "deadlineRule", statutory_at as "statutoryAt", promised_at as "promisedAt", first_promised_at as "firstPromisedAt",
  assignee_id as "assigneeId", position_code as "positionCode", step_ordinal as "stepOrdinal", decided_at as "decidedAt",
  closed_at as "closedAt", outcome,
  handed_over_at as "handedOverAt", fee_state as "feeState", fee_total as "feeTotal", delivery_state as "deliveryState", version,
  identity_from as "identityFrom", destroyed_at as "destroyedAt"`;

/** Where a dossier stands: the receiving agency and its id. */
export interface DossierKey {
  readonly agencyId: string;
  readonly id: string;
}

/** The dossier with this code, as far as the asker may see it. */
export async function findDossierByCode(db: Db, code: string): Promise<Dossier | undefined> {
  const parts = readDossierCode(code);
  if (!parts) return undefined;
  return optional<Dossier>(
    db,
    sql`
    select ${columns} from dossiers.dossier
    where agency_id = (select a.id from organisation.published_agency a where a.code = ${parts.agencyCode} or a.old_code = ${parts.agencyCode})
      and code = ${code.replace(/\s+/g, '').toUpperCase()}`,
  );
}

/** Like {@link findDossierByCode}; throws "not found" also when the asker may not know of it. */
export async function getDossierByCode(db: Db, code: string): Promise<Dossier> {
  const dossier = await findDossierByCode(db, code);
  if (!dossier) throw notFound('dossier');
  return dossier;
}

export function getDossier(db: Db, { agencyId, id }: DossierKey): Promise<Dossier> {
  return one<Dossier>(db, sql`select ${columns} from dossiers.dossier where agency_id = ${agencyId} and id = ${id}`);
}

/** Reads the dossier and holds it until the transaction ends, so that two officers cannot move it at once. */
export async function lockDossier(tx: Tx, { agencyId, id }: DossierKey): Promise<Dossier> {
  const dossier = await optional<Dossier>(
    tx,
    sql`select ${columns} from dossiers.dossier where agency_id = ${agencyId} and id = ${id} for update`,
  );
  if (!dossier) throw notFound('dossier');
  return dossier;
}

/** Enters a new dossier, and whose it is. */
export async function insertDossier(tx: Tx, d: Dossier): Promise<void> {
  changesWork(tx, d);
  await tx.query(sql`
    insert into dossiers.dossier (agency_id, id, code, handling_agency_id, procedure_code, procedure_version_id, procedure_name, field, channel, state,
      stage, parties, party_ids, owner_name, owner_folded, owner_tax_code, submitter_contact, content, form_id, form_version, answers, sets, result_delivery,
      delivery_address, submitted_at, received_at, received_by, deadline_rule, statutory_at, promised_at, first_promised_at, assignee_id, position_code,
      step_ordinal, fee_state, fee_total, identity_from)
    values (${d.agencyId}, ${d.id}, ${d.code}, ${d.handlingAgencyId}, ${d.procedureCode}, ${d.procedureVersionId}, ${d.procedureName}, ${d.field},
      ${d.channel}, ${d.state}, ${stageOf(d.state)}, ${sealedJson(d.id, d.parties)}, ${d.partyIds}, ${d.ownerName}, ${fold(d.ownerName)},
      ${d.parties.owner.taxCode ?? null}, ${contactsOf(d).map(markOf)}, ${d.content},
      ${d.formId}, ${d.formVersion}, ${sealedJson(d.id, d.answers)}, ${d.sets}, ${d.resultDelivery}, ${sealed(d.id, d.deliveryAddress)}, ${at(d.submittedAt)}, ${at(d.receivedAt)},
      ${d.receivedBy}, ${d.deadlineRule}, ${at(d.statutoryAt)}, ${at(d.promisedAt)}, ${at(d.firstPromisedAt)}, ${d.assigneeId}, ${d.positionCode},
      ${d.stepOrdinal}, ${d.feeState}, ${d.feeTotal}, ${d.identityFrom ?? null})`);
  const parties = d.partyIds.map((personId) => sql`(${d.agencyId}, ${d.id}, ${personId})`);
  if (parties.length > 0)
    await tx.query(
      sql`insert into dossiers.dossier_party (agency_id, dossier_id, person_id) values ${join(parties, ', ')}`,
    );
}

/** What may change in a dossier after it was entered. */
export type DossierChanges = Partial<
  Pick<
    Dossier,
    | 'state'
    | 'answers'
    | 'receivedAt'
    | 'receivedBy'
    | 'deadlineRule'
    | 'statutoryAt'
    | 'promisedAt'
    | 'firstPromisedAt'
    | 'assigneeId'
    | 'positionCode'
    | 'stepOrdinal'
    | 'decidedAt'
    | 'closedAt'
    | 'outcome'
    | 'handedOverAt'
    | 'feeState'
    | 'feeTotal'
    | 'deliveryState'
  >
>;

/** Stores the changes of a dossier that is held, and returns it as it became. */
export async function saveDossier(tx: Tx, dossier: Dossier, changes: DossierChanges): Promise<Dossier> {
  const d: Dossier = { ...dossier, ...changes, version: dossier.version + 1 };
  const closes = stageOf(d.state) === 'closed' && stageOf(dossier.state) !== 'closed';
  changesWork(tx, d);
  await tx.query(sql`
    update dossiers.dossier set state = ${d.state}, stage = ${stageOf(d.state)}, answers = ${sealedJson(d.id, d.answers)}, received_at = ${at(d.receivedAt)},
      received_by = ${d.receivedBy}, deadline_rule = ${d.deadlineRule}, statutory_at = ${at(d.statutoryAt)}, promised_at = ${at(d.promisedAt)},
      first_promised_at = ${at(d.firstPromisedAt)}, assignee_id = ${d.assigneeId}, position_code = ${d.positionCode}, step_ordinal = ${d.stepOrdinal},
      decided_at = ${at(d.decidedAt)}, closed_at = ${at(d.closedAt)}, outcome = ${d.outcome}, handed_over_at = ${at(d.handedOverAt)},
      fee_state = ${d.feeState}, fee_total = ${d.feeTotal}, delivery_state = ${d.deliveryState}, version = ${d.version},
      has_words = has_words or ${closes}
    where agency_id = ${d.agencyId} and id = ${d.id}`);
  if (closes) await insertWords(tx, d);
  return d;
}

/** The worklists of who received it and of who settles it become others. */
function changesWork(tx: Tx, dossier: Dossier): void {
  for (const agencyId of agenciesOf(dossier)) tx.changes(agencyId);
}

/** Stores the people of a dossier that is held, once they were corrected, and returns it as it became. */
export async function saveParties(tx: Tx, dossier: Dossier, parties: Parties): Promise<Dossier> {
  const d: Dossier = { ...dossier, parties, ownerName: parties.owner.fullName, version: dossier.version + 1 };
  changesWork(tx, d);
  await tx.query(sql`
    update dossiers.dossier set parties = ${sealedJson(d.id, parties)}, owner_name = ${d.ownerName}, owner_folded = ${fold(d.ownerName)},
      submitter_contact = ${contactsOf(d).map(markOf)}, version = ${d.version}
    where agency_id = ${d.agencyId} and id = ${d.id}`);
  return d;
}

/**
 * Takes the next number of a series that began on `since`: the day for dossiers, 1 January for papers. The row stays
 * locked until the transaction ends: a number of a transaction that is undone is given to the next one, so a series has
 * no gap and no double.
 */
export async function takeNumber(tx: Tx, agencyId: string, series: NumberSeries, since: string): Promise<number> {
  const { last } = await one<{ last: number }>(
    tx,
    sql`
    insert into dossiers.number_counter (agency_id, series, since, last) values (${agencyId}, ${series}, ${since}, 1)
    on conflict (agency_id, series, since) do update set last = number_counter.last + 1 returning last`,
  );
  return last;
}

/** The number a series would give next; somebody else may take it meanwhile. */
export async function peekNumber(db: Db, agencyId: string, series: NumberSeries, since: string): Promise<number> {
  const counter = await optional<{ last: number }>(
    db,
    sql`select last from dossiers.number_counter where agency_id = ${agencyId} and series = ${series} and since = ${since}`,
  );
  return (counter?.last ?? 0) + 1;
}

export type NumberSeries =
  | 'dossier'
  | 'result'
  | 'supplement_request'
  | 'refusal'
  | 'apology'
  | 'stop_notice'
  | CopySeries
  | 'extract_copy'
  | `extract_copy:${ExtractKind}`
  | `extract:${ExtractKind}`;

/** What a person may prove to know besides the code: identity numbers, tax code and telephone numbers of submitter and owner. */
function contactsOf({ parties: { submitter, owner } }: Dossier): string[] {
  const known = [submitter.identityNumber, submitter.phone, owner.identityNumber, owner.taxCode, owner.phone];
  return [...new Set(known.filter((text): text is string => text !== undefined).map(digitsOf))];
}

/** Digits only, +84 as 0, so that a number is recognised however it is typed. */
export function digitsOf(text: string): string {
  return text.replace(/^\s*\+84/, '0').replace(/\D/g, '');
}

/**
 * The dossier, to somebody who knows its code and a number of its submitter or owner (the second factor). One statement
 * whatever is wrong, so that the time it takes does not say which of the two was.
 */
export async function findDossierForLookup(db: Db, code: string, secondFactor: string): Promise<Dossier | undefined> {
  return optional<Dossier>(
    db,
    sql`
    select ${columns} from dossiers.dossier
    where agency_id = (select a.id from organisation.published_agency a where a.code = ${agencyCodeIn(code)} or a.old_code = ${agencyCodeIn(code)})
      and code = ${plainCode(code)} and ${markOf(digitsOf(secondFactor))} = any (submitter_contact)`,
  );
}

const agencyCodeIn = (code: string): string => readDossierCode(code)?.agencyCode ?? '';

const plainCode = (code: string): string => code.replace(/\s+/g, '').toUpperCase();

const at = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
