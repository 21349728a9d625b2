import { scopeOf, systemFor } from '#platform/access';
import type { Invariant } from '#platform/module';
import { listStandingStill } from './digitisation-store.ts';

const hour = 3_600_000;

export const nothingStandsStill: Invariant = {
  says: 'No paper has waited to be read for more than an hour without coming a page further.',
  async violations(database, agencyIds) {
    const found: string[] = [];
    for (const agencyId of agencyIds) {
      const still = await database.read(scopeOf(systemFor(agencyId)), (db) =>
        listStandingStill(db, agencyId, Date.now() - hour),
      );
      found.push(...still.map(({ id, state }) => `agency ${agencyId}: the paper ${id} stands still (${state})`));
    }
    return found;
  },
};
