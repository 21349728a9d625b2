import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { countStuck } from './mail-store.ts';

const hour = 3_600_000;

/** What must hold of letters at any time. */
export const mailInvariants: readonly Invariant[] = [
  {
    says: 'No letter has been leaving for more than an hour.',
    violations: ofEachAgency(async (db, agencyId) => {
      const stuck = await countStuck(db, agencyId, Date.now() - hour);
      return stuck > 0 ? [`${agencyId}: ${stuck}`] : [];
    }),
  },
];
