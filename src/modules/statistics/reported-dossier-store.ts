import type { Db } from '#platform/database';
import { join, sql } from '#platform/sql';
import { anyFigureOf, conditionOf } from './figure-conditions.ts';
import { boundsOf, type FigureQuery, scopeOfQuery } from './figure-query.ts';
import { reportedFigures } from './report-ii06a.ts';
import type { ReportedDossier } from './reported-dossier.ts';

/** Every dossier that report II.06a counts, with the figures it counts in; by the conditions that count it. */
export function listReported(db: Db, query: FigureQuery): Promise<ReportedDossier[]> {
  const bounds = boundsOf(query);
  const each = reportedFigures.map((name) => sql`case when ${conditionOf(name, bounds)} then ${name}::text end`);
  return db.query<ReportedDossier>(sql`
    select * from (
      select d.id, d.code, d.field, array_remove(array[${join(each, ', ')}], null) as figures
      from dossiers.published_dossier d where ${scopeOfQuery(query)} and ${anyFigureOf(bounds)}) x
    where cardinality(figures) > 0 order by code`);
}
