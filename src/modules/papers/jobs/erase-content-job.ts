import type { Job } from '#platform/journal';

/** The job that takes a content out of the store which no file of these agencies needs. */
export const eraseContentJobFor = (sha256: string, agencyIds: readonly string[]): Job => ({
  task: 'papers.erase_content',
  payload: { sha256, agencyIds },
  key: `papers.erase_content ${sha256}`,
});
