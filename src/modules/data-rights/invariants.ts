import { scopeOf, systemFor } from '#platform/access';
import type { Invariant } from '#platform/module';
import { listUnwarned } from './request-store.ts';

const day = 86_400_000;

/** What must hold of requests at any time. */
export const dataRightsInvariants: readonly Invariant[] = [
  {
    says: 'Of every request about personal data whose clock ran out more than a day ago, those who answer were told.',
    async violations(database, agencyIds) {
      const lines: string[] = [];
      for (const agencyId of agencyIds) {
        const unseen = await database.read(scopeOf(systemFor(agencyId)), (db) =>
          listUnwarned(db, agencyId, Date.now() - day),
        );
        lines.push(...unseen.map(({ id }) => `${agencyId}: request ${id}`));
      }
      return lines;
    },
  },
];
