import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { countDifferences } from './daily-figure-store.ts';

const figuresAreTrue: Invariant = {
  says: 'The daily and monthly figures are what counting every dossier anew gives, for every agency.',
  violations: ofEachAgency(async (db, agencyId) => {
    const differing = await countDifferences(db, agencyId);
    return differing === 0 ? [] : [`${agencyId}: ${differing} rows of figures differ`];
  }),
};

/** What must hold of the figures at any time; a job under way may be a moment behind. */
export const statisticsInvariants: readonly Invariant[] = [figuresAreTrue];
