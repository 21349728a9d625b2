import { randomUUID } from 'node:crypto';
import { join, type Statement, sql } from './sql.ts';

/**
 * Gives subjects a version that none ever had, not even in a database since put back to an earlier state. In the order of
 * their ids, so that two who change the same never wait for one another.
 */
export function newVersions(subjectIds: Iterable<string>): Statement {
  const version = randomUUID();
  const rows = [...subjectIds].sort().map((id) => sql`(${id}, ${version})`);
  return sql`insert into platform.subject_version (subject_id, version) values ${join(rows, ', ')}
    on conflict (subject_id) do update set version = excluded.version`;
}
