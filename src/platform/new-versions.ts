import { randomInt, randomUUID } from 'node:crypto';
import { join, type Statement, sql } from './sql.ts';

/** Of two that change one subject at the same time, one in so many waits until the other is committed. */
const slots = 8;

/**
 * Gives subjects a version that none ever had, not even in a database since put back to an earlier state. In the order of
 * their ids, so that two who change the same never wait for one another in a ring.
 */
export function newVersions(subjectIds: Iterable<string>): Statement {
  const [slot, version] = [randomInt(slots), randomUUID()];
  const rows = [...subjectIds].sort().map((id) => sql`(${id}, ${slot}, ${version})`);
  return sql`insert into platform.subject_version (subject_id, slot, version) values ${join(rows, ', ')}
    on conflict (subject_id, slot) do update set version = excluded.version`;
}
