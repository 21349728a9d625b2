import type { Invariant } from '#platform/module';
import { countStuck } from './mail-store.ts';

const hour = 3_600_000;

/** What must hold of letters at any time. */
export const mailInvariants: readonly Invariant[] = [
  {
    says: 'No letter has been leaving for more than an hour.',
    async violations(database, agencyIds) {
      const lines: string[] = [];
      for (const agencyId of agencyIds) {
        const stuck = await database.read({ agencies: [agencyId] }, (db) =>
          countStuck(db, agencyId, Date.now() - hour),
        );
        if (stuck > 0) lines.push(`${agencyId}: ${stuck}`);
      }
      return lines;
    },
  },
];
