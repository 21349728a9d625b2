import { type Db, one } from './database.ts';
import { sql } from './sql.ts';

/**
 * The version a subject is at, such as an agency whose work is listed; empty before its first change. Read it before what
 * is to be remembered under it: what changes in between makes another, and what was read is never found by that.
 */
export async function versionOf(db: Db, subjectId: string): Promise<string> {
  const { version } = await one<{ version: string }>(
    db,
    sql`select coalesce(string_agg(version::text, ' ' order by slot), '') as version
      from platform.subject_version where subject_id = ${subjectId}`,
  );
  return version;
}
