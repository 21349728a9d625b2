import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { sql } from '#platform/sql';
import type { Level } from './report-levels.ts';

/** An agency whose figures can be asked for. */
export interface CountedAgency {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: Level;
  readonly code: string;
  readonly name: string;
}

const columns = sql`id, parent_id as "parentId", level, code, name`;

/** These agencies, the higher ones first, then by name. */
export function listCountedAgencies(db: Db, ids: readonly string[]): Promise<CountedAgency[]> {
  return db.query<CountedAgency>(sql`
    select ${columns} from organisation.published_agency where id = any (${ids}::uuid[])
    order by cardinality(ancestor_ids), name collate "vi-x-icu"`);
}

/** Where an agency stands on a map, and the short name of its place. */
export interface AgencyPlace {
  readonly placeName: string;
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
}

/** Where these agencies stand, by their ids. */
export async function listPlaces(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, AgencyPlace>> {
  const rows = await db.query<AgencyPlace & { id: string }>(sql`
    select id, place_name as "placeName",
      case when longitude is not null then jsonb_build_object('latitude', latitude, 'longitude', longitude) end as location
    from organisation.published_agency where id = any (${ids}::uuid[])`);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** Those of the agencies that were in being on some day of a span (milliseconds; `to` belongs to it no more), by name. */
export function listAgenciesWithin(
  db: Db,
  ids: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<CountedAgency[]> {
  return db.query<CountedAgency>(sql`
    select ${columns} from organisation.published_agency
    where id = any (${ids}::uuid[]) and valid_from < ${dayOf(to)} and (valid_to is null or valid_to >= ${dayOf(from)})
    order by name collate "vi-x-icu"`);
}

/** A province with its communes, as the public may choose it. */
export interface ProvinceInView {
  readonly provinces: readonly CountedAgency[];
  /** The one asked for, or the first. */
  readonly province: CountedAgency | undefined;
  readonly communes: readonly CountedAgency[];
}

/** The province of a code, or the first one, with its communes as they are on a day; throws "not found" for no code of one. */
export async function viewProvince(db: Db, day: string, code: string | undefined): Promise<ProvinceInView> {
  const provinces = await listAgenciesOn(db, day, { level: 'province' });
  const province = code ? provinces.find((each) => each.code === code) : provinces[0];
  if (code && !province) throw notFound('agency');
  const below = { level: 'commune', ...(province && { parentId: province.id }) } as const;
  return { provinces, province, communes: await listAgenciesOn(db, day, below) };
}

/** The provinces, or the communes of one, in being on a day, by name. */
function listAgenciesOn(
  db: Db,
  day: string,
  { level, parentId }: { readonly level: Level; readonly parentId?: string },
): Promise<CountedAgency[]> {
  return db.query<CountedAgency>(sql`
    select ${columns} from organisation.published_agency
    where level = ${level} and (${parentId ?? null}::uuid is null or parent_id = ${parentId ?? null}::uuid)
      and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})
    order by name collate "vi-x-icu"`);
}

/** Whether somebody other than `exceptId` works in the agency on a day in one of the roles. */
export async function hasHolder(
  db: Db,
  agencyId: string,
  { roles, day, exceptId }: { readonly roles: readonly string[]; readonly day: string; readonly exceptId: string },
): Promise<boolean> {
  const rows = await db.query(sql`
    select id from organisation.published_staff
    where agency_id = ${agencyId} and roles && ${roles}::text[] and id <> ${exceptId}
      and works_from <= ${day} and (works_to is null or works_to >= ${day}) limit 1`);
  return rows.length > 0;
}

/** The name of somebody who works or worked in one of the agencies. */
export async function findOfficerName(db: Db, agencyIds: readonly string[], id: string): Promise<string | undefined> {
  const rows = await db.query<{ name: string }>(sql`
    select full_name as name from organisation.published_staff where agency_id = any (${agencyIds}::uuid[]) and id = ${id} limit 1`);
  return rows[0]?.name;
}
