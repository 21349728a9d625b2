import { type Db, one, type Tx } from '#platform/database';
import { sealed, sealedJson } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { Dossier, Party } from './dossier.ts';
import type { DossierKey, NumberSeries } from './dossier-store.ts';
import type { ExtractCopy, ExtractCorrection, ExtractWords, NewExtractCopy, RegisteredEvent } from './extract-copy.ts';
import type { NoteBeside } from './register-correction.ts';
import { linesAfter, type PageOfRegister, type RegisterQuery } from './year-register-store.ts';

const columns = sql`c.ordinal, c.kind, c.event, c.copies, c.amount, c.basis, c.entered_by_name as "enteredByName",
  c.issuer_agency_id as "issuerAgencyId", c.number, c.notation, c.issued_at as "issuedAt", c.signed_by_name as "signedByName",
  c.signed_by_position as "signedByPosition"`;

/** An extract as it is stored: what tells of a person opens only with the key of the dossier. */
type Stored<Line extends ExtractWords> = Omit<Line, keyof RegisteredEvent> & { readonly event: RegisteredEvent | null };

/** Whose event it is when the key was destroyed. */
const forgotten: RegisteredEvent = { registeredName: '—' };

const opened = <Line extends ExtractWords>({ event, ...line }: Stored<Line>): Line =>
  ({ ...line, ...(event ?? forgotten) }) as unknown as Line;

/** The extracts of a dossier of which copies are wanted, in the order in which they were entered. */
export async function listExtractCopies(db: Db, { agencyId, id }: DossierKey): Promise<ExtractCopy[]> {
  const rows = await db.query<Stored<ExtractCopy>>(sql`
    select ${columns} from dossiers.extract_copy c where c.agency_id = ${agencyId} and c.dossier_id = ${id} order by c.ordinal`);
  return rows.map((row) => opened<ExtractCopy>(row));
}

/** Enters one more extract of a dossier that is held. */
export async function insertExtractCopy(
  tx: Tx,
  { agencyId, id }: DossierKey,
  { kind, copies, amount, basis, ...event }: NewExtractCopy,
  enteredByName: string,
): Promise<void> {
  const { last } = await one<{ last: number }>(
    tx,
    sql`select coalesce(max(ordinal), 0) as last from dossiers.extract_copy where agency_id = ${agencyId} and dossier_id = ${id}`,
  );
  await tx.query(sql`
    insert into dossiers.extract_copy (agency_id, dossier_id, ordinal, kind, event, copies, amount, basis, entered_by_name)
    values (${agencyId}, ${id}, ${last + 1}, ${kind}, ${sealedJson(id, event)}, ${copies}, ${amount}, ${basis}, ${enteredByName})`);
}

/** Who gave copies out, in whose register and under which number, when (milliseconds). */
export interface ExtractIssue {
  readonly issuerAgencyId: string;
  readonly series: NumberSeries;
  readonly number: number;
  readonly notation: string;
  readonly at: number;
  readonly signedByName: string;
  readonly signedByPosition: string;
}

export async function saveExtractIssue(
  tx: Tx,
  { agencyId, id }: DossierKey,
  ordinal: number,
  i: ExtractIssue,
): Promise<void> {
  await tx.query(sql`
    update dossiers.extract_copy set issuer_agency_id = ${i.issuerAgencyId}, series = ${i.series}, number = ${i.number},
      notation = ${i.notation}, issued_at = ${new Date(i.at)}, signed_by_name = ${i.signedByName}, signed_by_position = ${i.signedByPosition}
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${ordinal}`);
}

type StoredCorrection = { readonly [part in keyof ExtractCorrection]: ExtractCorrection[part] | null } & {
  readonly dossierId: string;
};

const correctionColumns = sql`k.dossier_id as "dossierId", k.ordinal, k.was, k.becomes, k.reason, k.corrected_at as "correctedAt",
  k.corrected_by_name as "correctedByName"`;

/** What was corrected is gone with the key of its dossier; that it was, by whom and when is not. */
const openedCorrection = ({ dossierId: _, was, becomes, reason, ...correction }: StoredCorrection): ExtractCorrection =>
  ({
    ...correction,
    was: was ?? { ...forgotten, copies: 0 },
    becomes: becomes ?? { ...forgotten, copies: 0 },
    reason: reason ?? '',
  }) as ExtractCorrection;

/** The corrections of a dossier's lines, in the order in which they were made. */
export async function listExtractCorrections(db: Db, { agencyId, id }: DossierKey): Promise<ExtractCorrection[]> {
  const rows = await db.query<StoredCorrection>(sql`
    select ${correctionColumns} from dossiers.extract_correction k
    where k.agency_id = ${agencyId} and k.dossier_id = ${id} order by k.corrected_at, k.id`);
  return rows.map(openedCorrection);
}

export async function insertExtractCorrection(
  tx: Tx,
  { agencyId, id }: DossierKey,
  k: ExtractCorrection,
  by: { readonly correctionId: string; readonly staffId: string },
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.extract_correction (agency_id, id, dossier_id, ordinal, was, becomes, reason, corrected_at, corrected_by, corrected_by_name)
    values (${agencyId}, ${by.correctionId}, ${id}, ${k.ordinal}, ${sealedJson(id, k.was)}, ${sealedJson(id, k.becomes)},
      ${sealed(id, k.reason)}, ${new Date(k.correctedAt)}, ${by.staffId}, ${k.correctedByName})`);
}

/** One line of the register of copies of extracts. */
export type ExtractLine = ExtractCopy & {
  readonly number: number;
  readonly notation: string;
  readonly issuedAt: number;
  readonly agencyId: string;
  readonly dossierId: string;
  readonly code: string;
  readonly submitter: Party;
  readonly feeState: Dossier['feeState'];
  /** In the order in which they were made. */
  readonly corrections: readonly NoteBeside<ExtractWords>[];
};

type ExtractLineRow = Stored<Omit<ExtractLine, 'submitter' | 'corrections'>> & Pick<Dossier, 'parties'>;

/** A page of the register of a year, in the order of its numbers. */
export async function listExtractsIssued(
  db: Db,
  { agencyId, from, until }: RegisterQuery,
  { after, limit }: PageOfRegister,
): Promise<ExtractLine[]> {
  const rows = await db.query<ExtractLineRow>(sql`
    select ${columns}, c.agency_id as "agencyId", c.dossier_id as "dossierId", d.code, d.parties, d.fee_state as "feeState"
    from dossiers.extract_copy c join dossiers.dossier d on d.agency_id = c.agency_id and d.id = c.dossier_id
    where c.issuer_agency_id = ${agencyId} and c.issued_at >= ${new Date(from)} and c.issued_at < ${new Date(until)} and ${linesAfter(after)}
    order by c.number, c.dossier_id, c.ordinal limit ${limit}`);
  const corrections = await listCorrectionsBeside(db, rows);
  return rows.map(({ parties, ...row }) => {
    const line = opened<Omit<ExtractLine, 'submitter' | 'corrections'>>(row);
    const beside = corrections.get(lineKey(line)) ?? [];
    return { ...line, submitter: parties.submitter, corrections: beside };
  });
}

const lineKey = (line: { readonly dossierId: string; readonly ordinal: number | null }): string =>
  `${line.dossierId} ${line.ordinal}`;

/** The corrections of some lines; apart from them, because what is sealed is opened column by column. */
async function listCorrectionsBeside(
  db: Db,
  lines: readonly Pick<ExtractLineRow, 'agencyId' | 'dossierId'>[],
): Promise<Map<string, ExtractCorrection[]>> {
  const found = new Map<string, ExtractCorrection[]>();
  if (lines.length === 0) return found;
  const rows = await db.query<StoredCorrection>(sql`
    select ${correctionColumns} from dossiers.extract_correction k
    where k.agency_id = any (${[...new Set(lines.map(({ agencyId }) => agencyId))]}::uuid[])
      and k.dossier_id = any (${[...new Set(lines.map(({ dossierId }) => dossierId))]}::uuid[])
    order by k.corrected_at, k.id`);
  for (const row of rows) found.set(lineKey(row), [...(found.get(lineKey(row)) ?? []), openedCorrection(row)]);
  return found;
}

/** Dossiers for copies of extracts without an extract entered. */
export const withoutExtract = sql`not exists (
  select from dossiers.extract_copy c where c.agency_id = d.agency_id and c.dossier_id = d.id)`;
