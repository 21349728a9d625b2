import type { Day } from '#platform/clock';
import { type Db, optional, type Tx } from '#platform/database';
import { markOf, sealed } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { StoredPaper, StoredPaperKey } from './stored-paper.ts';

const columns = sql`p.agency_id as "agencyId", p.id, p.identity_number as "identityNumber", p.origin, p.kind, p.name, p.number,
  p.issued_on as "issuedOn", p.issuer, p.valid_until as "validUntil", p.file_agency_id as "fileAgencyId", p.file_ids as "fileIds",
  p.source_id as "sourceId", p.dossier_agency_id as "dossierAgencyId", p.dossier_id as "dossierId", p.dossier_code as "dossierCode",
  p.ordinal, p.party_ids as "partyIds", p.state, p.state_since as "stateSince", p.state_reason as "stateReason",
  p.state_by_name as "stateByName", p.put_in_at as "putInAt", p.put_in_by_name as "putInByName"`;

/** One stored paper; absent also when the asker may not know of it. */
export function findStoredPaper(db: Db, { agencyId, id }: StoredPaperKey): Promise<StoredPaper | undefined> {
  return optional<StoredPaper>(
    db,
    sql`select ${columns} from paper_store.stored_paper p where p.agency_id = ${agencyId} and p.id = ${id}`,
  );
}

/** Holds one of the asker's agency until the transaction ends. */
export function lockStoredPaper(tx: Tx, { agencyId, id }: StoredPaperKey): Promise<StoredPaper | undefined> {
  return optional<StoredPaper>(
    tx,
    sql`select ${columns} from paper_store.stored_paper p where p.agency_id = ${agencyId} and p.id = ${id} for update`,
  );
}

/** Whether everything kept of the person with this number is only stored, as they asked: no dossier is given anything. */
export async function isRestricted(db: Db, identityNumber: string): Promise<boolean> {
  const found = await optional(
    db,
    sql`select from identity.published_restricted r where r.identity_mark = ${markOf(identityNumber)}`,
  );
  return found !== undefined;
}

/** What of a person's store a dossier may be given on a day, the latest put in first, as far as the asker may see it. */
export function listUsablePapers(db: Db, identityNumber: string, day: Day): Promise<StoredPaper[]> {
  return db.query<StoredPaper>(sql`
    select ${columns} from paper_store.stored_paper p
    where p.identity_mark = ${markOf(identityNumber)} and p.state = 'in_force' and (p.valid_until is null or p.valid_until >= ${day})
      and not exists (select from identity.published_restricted r where r.identity_mark = p.identity_mark)
    order by p.put_in_at desc, p.id desc limit 200`);
}

/** Where a page of a store ended; the next begins after it. */
export interface StoredPaperPlace {
  readonly at: number;
  readonly id: string;
}

/** A page of a person's whole store, the latest put in first. */
export function listStore(
  db: Db,
  identityNumber: string,
  { after, limit }: { readonly after?: StoredPaperPlace | undefined; readonly limit: number },
): Promise<StoredPaper[]> {
  const earlier = after ? sql`(p.put_in_at, p.id) < (${new Date(after.at)}, ${after.id}::uuid)` : sql`true`;
  return db.query<StoredPaper>(sql`
    select ${columns} from paper_store.stored_paper p where p.identity_mark = ${markOf(identityNumber)} and ${earlier}
    order by p.put_in_at desc, p.id desc limit ${limit}`);
}

/** What was put in from a dossier, as far as the asker may see it. */
export function listPutInFrom(db: Db, dossierId: string): Promise<StoredPaper[]> {
  return db.query<StoredPaper>(sql`
    select ${columns} from paper_store.stored_paper p where p.dossier_id = ${dossierId} order by p.put_in_at, p.id`);
}

/** Those of these papers that the asker may see, as they stand now. */
export async function listStoredPapers(db: Db, keys: readonly StoredPaperKey[]): Promise<StoredPaper[]> {
  if (keys.length === 0) return [];
  return db.query<StoredPaper>(sql`
    select ${columns}
    from unnest(${keys.map(({ agencyId }) => agencyId)}::uuid[], ${keys.map(({ id }) => id)}::uuid[]) as k(agency_id, id)
    join paper_store.stored_paper p on p.agency_id = k.agency_id and p.id = k.id`);
}

/** Puts a paper in, unless its source was before; says whether it did. */
export async function insertStoredPaper(tx: Tx, p: StoredPaper): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into paper_store.stored_paper (agency_id, id, identity_number, identity_mark, origin, kind, name, number, issued_on, issuer, valid_until,
      file_agency_id, file_ids, source_id, dossier_agency_id, dossier_id, dossier_code, ordinal, party_ids, state, state_since, put_in_at,
      put_in_by_name)
    values (${p.agencyId}, ${p.id}, ${sealed(p.id, p.identityNumber)}, ${markOf(p.identityNumber)}, ${p.origin}, ${p.kind}, ${p.name}, ${p.number}, ${p.issuedOn}, ${p.issuer},
      ${p.validUntil}, ${p.fileAgencyId}, ${p.fileIds}::uuid[], ${p.sourceId}, ${p.dossierAgencyId}, ${p.dossierId}, ${p.dossierCode},
      ${p.ordinal}, ${p.partyIds}::uuid[], ${p.state}, ${new Date(p.stateSince)}, ${new Date(p.putInAt)}, ${p.putInByName})
    on conflict (agency_id, source_id) do nothing returning id`);
  return rows.length > 0;
}

/** A later scan of the same paper of a dossier takes the place of the earlier ones. */
export async function replaceEarlier(tx: Tx, p: StoredPaper, now: number): Promise<void> {
  await tx.query(sql`
    update paper_store.stored_paper set state = 'replaced', state_since = ${new Date(now)}, state_by_name = ${p.putInByName}
    where agency_id = ${p.agencyId} and dossier_id = ${p.dossierId} and ordinal = ${p.ordinal} and id <> ${p.id} and state = 'in_force'`);
}

export async function saveWithdrawn(
  tx: Tx,
  { agencyId, id }: StoredPaperKey,
  { reason, byName, at }: { readonly reason: string; readonly byName: string; readonly at: number },
): Promise<void> {
  await tx.query(sql`
    update paper_store.stored_paper set state = 'withdrawn', state_reason = ${reason}, state_by_name = ${byName}, state_since = ${new Date(at)}
    where agency_id = ${agencyId} and id = ${id}`);
}

/** Deletes the papers of a person that no dossier was given, and says which. */
export function removeUnusedPapers(tx: Tx, identityNumber: string): Promise<StoredPaperKey[]> {
  return tx.query<StoredPaperKey>(sql`
    delete from paper_store.stored_paper p
    where p.identity_mark = ${markOf(identityNumber)} and not exists (
      select from paper_store.reuse r where r.paper_agency_id = p.agency_id and r.paper_id = p.id)
    returning p.agency_id as "agencyId", p.id`);
}

/** Those of the files that a stored paper names, as far as the asker may see it. */
export async function listFilesInUse(db: Db, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(sql`
    select f.id from unnest(${fileIds}::uuid[]) as f (id) where f.id in (select unnest(p.file_ids) from paper_store.stored_paper p)`);
  return new Set(rows.map(({ id }) => id));
}
