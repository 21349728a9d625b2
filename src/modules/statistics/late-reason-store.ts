import type { Db } from '#platform/database';
import { sql } from '#platform/sql';
import { conditionOf } from './figure-conditions.ts';
import { boundsOf, type FigureQuery, reasonOf, scopeOfQuery } from './figure-query.ts';
import type { LateRow } from './report-ii07.ts';

/** Counts what was settled late or is late, by agency, field and the reason told; by the conditions of report II.06a. */
export function countLate(db: Db, query: FigureQuery): Promise<LateRow[]> {
  const bounds = boundsOf(query);
  const [settled, open] = [conditionOf('settled_overdue', bounds), conditionOf('open_overdue', bounds)];
  return db.query<LateRow>(sql`
    select d.handling_agency_id as "agencyId", d.field, ${reasonOf} as reason, jsonb_build_object(
      'settled_overdue', count(*) filter (where ${settled}), 'open_overdue', count(*) filter (where ${open})) as counts
    from dossiers.published_dossier d where ${scopeOfQuery(query)} and (${settled} or ${open})
    group by 1, 2, 3 order by 1, 2, 3`);
}
