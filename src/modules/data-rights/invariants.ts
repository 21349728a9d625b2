import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { listUnwarned } from './request-store.ts';

const day = 86_400_000;

/** What must hold of requests at any time. */
export const dataRightsInvariants: readonly Invariant[] = [
  {
    says: 'Of every request about personal data whose clock ran out more than a day ago, those who answer were told.',
    violations: ofEachAgency(async (db, agencyId) => {
      const unseen = await listUnwarned(db, agencyId, Date.now() - day);
      return unseen.map(({ id }) => `${agencyId}: request ${id}`);
    }),
  },
];
