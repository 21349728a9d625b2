import type { Db } from '#platform/database';
import { sql } from '#platform/sql';

/** Names of agencies by their ids. */
export type AgencyNames = Readonly<Record<string, { readonly name: string; readonly centreName: string }>>;

export async function listAgencyNames(db: Db, ids: readonly string[]): Promise<AgencyNames> {
  const rows = await db.query<{ id: string; name: string; centreName: string }>(sql`
    select id, name, centre_name as "centreName" from organisation.published_agency where id = any (${ids}::uuid[])`);
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
