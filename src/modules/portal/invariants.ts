import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { listAhead, listWithoutReason } from './told-dossier-store.ts';

/** What must hold of what the portal was told at any time. */
export const portalInvariants: readonly Invariant[] = [
  {
    says: 'No dossier was told at a version that it has not reached.',
    violations: ofEachAgency((db, agencyId) => listAhead(db, agencyId)),
  },
  {
    says: 'Of every dossier that is not with the portal because it was rejected or held back, it is known why.',
    violations: ofEachAgency((db, agencyId) => listWithoutReason(db, agencyId)),
  },
];
