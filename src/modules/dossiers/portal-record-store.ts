import { type Db, optional } from '#platform/database';
import { sql, whole } from '#platform/sql';
import { type Dossier, nationalStatusOf } from './dossier.ts';
import type { DossierKey } from './dossier-store.ts';

/** What of a dossier would go to the National Portal, as far as it can be judged; nothing of whose it is. */
export interface PortalRecord
  extends Pick<
    Dossier,
    | 'agencyId'
    | 'handlingAgencyId'
    | 'id'
    | 'code'
    | 'procedureCode'
    | 'procedureName'
    | 'submittedAt'
    | 'receivedAt'
    | 'promisedAt'
    | 'closedAt'
    | 'handedOverAt'
    | 'outcome'
  > {
  readonly agencyCode: string;
  /** The national status, 1 to 10. */
  readonly status: number;
  readonly ownerKind: 'person' | 'organisation';
  /** How the number of the owner is written, its digits taken out: `############`; empty without one. */
  readonly ownerNumberShape: string;
  readonly hasTaxCode: boolean;
  readonly hasElectronicResult: boolean;
}

/** Where a page ended; the next begins after it. */
export type PortalRecordKey = Pick<PortalRecord, 'submittedAt' | 'id'>;

interface Asked {
  /** The agencies that settle them. */
  readonly agencyIds: readonly string[];
  /** Filed from `from` until before `until` (milliseconds). */
  readonly from: number;
  readonly until: number;
  readonly after?: PortalRecordKey | undefined;
  readonly limit: number;
}

type Stored = Omit<PortalRecord, 'status' | 'ownerKind' | 'ownerNumberShape' | 'hasTaxCode'> &
  Pick<Dossier, 'state' | 'feeState' | 'parties'>;

const records = sql`
  select d.agency_id as "agencyId", d.handling_agency_id as "handlingAgencyId", d.id, d.code, d.procedure_code as "procedureCode",
    d.procedure_name as "procedureName", d.state, d.fee_state as "feeState", d.outcome, d.submitted_at as "submittedAt",
    d.received_at as "receivedAt", d.promised_at as "promisedAt", d.closed_at as "closedAt", d.handed_over_at as "handedOverAt",
    d.parties, a.code as "agencyCode", coalesce(p.sealed_at is not null, false) as "hasElectronicResult"
  from dossiers.dossier d
  join organisation.published_agency a on a.id = d.agency_id
  left join dossiers.result_paper p on p.agency_id = d.agency_id and p.dossier_id = d.id`;

/** What would be sent of one dossier. */
export async function findPortalRecord(db: Db, { agencyId, id }: DossierKey): Promise<PortalRecord | undefined> {
  const row = await optional<Stored>(db, sql`${records} where d.agency_id = ${agencyId} and d.id = ${id}`);
  return row && recordOf(row);
}

/** A page of what would be sent, oldest first. It opens the parties to see whether a number is there, and lets none out. */
export async function listPortalRecords(
  db: Db,
  { agencyIds, from, until, after, limit }: Asked,
): Promise<PortalRecord[]> {
  const later = after ? sql`(d.submitted_at, d.id) > (${new Date(after.submittedAt)}, ${after.id}::uuid)` : sql`true`;
  const rows = await db.query<Stored>(sql`
    ${records}
    where d.handling_agency_id = any (${agencyIds}::uuid[])
      and d.submitted_at >= ${new Date(from)} and d.submitted_at < ${new Date(until)} and ${later}
    order by d.submitted_at, d.id limit ${whole(limit)}`);
  return rows.map(recordOf);
}

function recordOf({ parties, state, feeState, ...row }: Stored): PortalRecord {
  const { kind = 'person', identityNumber = '', taxCode } = parties.owner;
  return {
    ...row,
    status: nationalStatusOf({ state, feeState, receivedAt: row.receivedAt }),
    ownerKind: kind,
    ownerNumberShape: identityNumber.replace(/\d/g, '#'),
    hasTaxCode: Boolean(taxCode),
  };
}
