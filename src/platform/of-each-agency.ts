import { scopeOf, systemFor } from './access.ts';
import type { Db } from './database.ts';
import type { Invariant } from './module.ts';

/** Looks in one agency after another for what breaks an invariant, each within its own wall. */
export function ofEachAgency(find: (db: Db, agencyId: string) => Promise<string[]>): Invariant['violations'] {
  return async (database, agencyIds) => {
    const lines: string[] = [];
    for (const agencyId of agencyIds)
      lines.push(...(await database.read(scopeOf(systemFor(agencyId)), (db) => find(db, agencyId))));
    return lines;
  };
}
