import { type Db, one, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Agency } from './agency.ts';
import type { AgencyLocation } from './location.ts';

const location = sql`case when longitude is not null then jsonb_build_object('longitude', longitude, 'latitude', latitude) end as location`;

const columns = sql`id, parent_id as "parentId", ancestor_ids as "ancestorIds", level, code, old_code as "oldCode", name,
  centre_name as "centreName", place_name as "placeName", address, hotline, email, ${location}`;

/** The agency with this id; throws when there is none. */
export function getAgency(db: Db, id: string): Promise<Agency> {
  return one<Agency>(db, sql`select ${columns} from organisation.agency where id = ${id}`);
}

/** The agency whose present or older identifier this is. */
export function findAgencyByCode(db: Db, code: string): Promise<Agency | undefined> {
  return optional<Agency>(
    db,
    sql`select ${columns} from organisation.agency where code = ${code} or old_code = ${code}`,
  );
}

/** Every agency in being on a day, by name. */
export function listAgencies(db: Db, level: Agency['level'] | 'any' = 'any'): Promise<Agency[]> {
  return db.query<Agency>(sql`
    select ${columns} from organisation.agency
    where valid_to is null and (${level} = 'any' or level = ${level})
    order by cardinality(ancestor_ids), name collate "vi-x-icu"`);
}

/** The ids of an agency and all below it. */
export async function listAgencyIdsBelow(db: Db, id: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    sql`select id from organisation.agency where ancestor_ids @> array[${id}::uuid]`,
  );
  return rows.map((row) => row.id);
}

/** Where an agency stands, held against others until the transaction ends; throws when there is no such agency. */
export async function lockLocation(tx: Tx, id: string): Promise<AgencyLocation | null> {
  const held = sql`select ${location} from organisation.agency where id = ${id} for update`;
  return (await one<{ location: AgencyLocation | null }>(tx, held)).location;
}

export async function saveLocation(tx: Tx, id: string, to: AgencyLocation | null): Promise<void> {
  const [longitude, latitude] = [to?.longitude ?? null, to?.latitude ?? null];
  await tx.query(sql`update organisation.agency set longitude = ${longitude}, latitude = ${latitude} where id = ${id}`);
}

export interface AgencyChange {
  readonly kind: 'renamed' | 'merged_into' | 'established_from';
  readonly onDay: string;
  readonly previousName: string;
  readonly otherName: string | null;
  readonly legalRef: string;
}

/** What an agency was called and what it came from, newest first. */
export function listAgencyChanges(db: Db, agencyId: string): Promise<AgencyChange[]> {
  return db.query<AgencyChange>(sql`
    select c.kind, c.on_day as "onDay", c.previous_name as "previousName", o.name as "otherName", c.legal_ref as "legalRef"
    from organisation.agency_change c left join organisation.agency o on o.id = c.other_agency_id
    where c.agency_id = ${agencyId} order by c.on_day desc`);
}
