import type { Day } from '#platform/clock';
import type { Db } from '#platform/database';
import { type Statement, sql } from '#platform/sql';

/** Which lines of a register that is numbered by year: given out by an agency from `from` until before `until` (milliseconds). */
export interface RegisterQuery {
  readonly agencyId: string;
  readonly from: number;
  readonly until: number;
}

/** Where a page of the register ended; the next begins after it. */
export interface LineKey {
  readonly number: number;
  readonly id: string;
  readonly ordinal: number;
}

export interface PageOfRegister {
  readonly after?: LineKey | undefined;
  readonly limit: number;
}

/** The lines `c` after the end of a page; all of them where none came before. */
export const linesAfter = (after: LineKey | undefined): Statement =>
  after ? sql`(c.number, c.dossier_id, c.ordinal) > (${after.number}, ${after.id}::uuid, ${after.ordinal})` : sql`true`;

/** The codes of dossiers `d` of some procedures that were settled in the time and are missing in the register: `withoutLine` says so. */
export async function listMissingInRegister(
  db: Db,
  { agencyId, from, until }: RegisterQuery,
  { procedures, withoutLine, limit }: { procedures: readonly string[]; withoutLine: Statement; limit: number },
): Promise<string[]> {
  const rows = await db.query<{ code: string }>(sql`
    select d.code from dossiers.dossier d
    where d.handling_agency_id = ${agencyId} and d.closed_at >= ${new Date(from)} and d.closed_at < ${new Date(until)}
      and d.outcome = 'settled' and d.procedure_code = any (${procedures}::text[]) and ${withoutLine}
    order by d.closed_at, d.id limit ${limit}`);
  return rows.map(({ code }) => code);
}

/** The first day of a year and of the next. */
export const yearDays = (year: number): { readonly first: Day; readonly next: Day } => ({
  first: `${year}-01-01`,
  next: `${year + 1}-01-01`,
});
