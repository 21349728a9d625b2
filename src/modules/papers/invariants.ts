import { scopeOf, systemFor } from '#platform/access';
import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { listContents, listWaiting } from './file-store.ts';

const day = 86_400_000;

export const contentsAreIntact: Invariant = {
  says: 'Every file handed in has its content in the store, byte by byte as it came.',
  async violations(database, agencyIds, { blobs }) {
    const found: string[] = [];
    for (const agencyId of agencyIds)
      for (const sha256 of await database.read(scopeOf(systemFor(agencyId)), (db) => listContents(db, agencyId))) {
        const state = await blobs.check(sha256);
        if (state !== 'intact') found.push(`agency ${agencyId}: the content ${sha256} is ${state}`);
      }
    return found;
  },
};

export const nothingWaitsLong: Invariant = {
  says: 'No file has waited for the virus scanner for more than a day.',
  violations: ofEachAgency(async (db, agencyId) => {
    const waiting = await listWaiting(db, agencyId, Date.now() - day);
    return waiting.map(
      ({ id, uploadedAt }) => `agency ${agencyId}: file ${id} waits since ${new Date(uploadedAt).toISOString()}`,
    );
  }),
};
