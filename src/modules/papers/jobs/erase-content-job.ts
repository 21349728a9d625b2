import type { Job } from '#platform/journal';

export interface ContentToErase {
  readonly sha256: string;
  /** Where it lies sealed, its key destroyed; absent when it was never sealed. */
  readonly place: string | undefined;
  /** Whose files are asked whether one needs it after all. */
  readonly agencyIds: readonly string[];
}

/** The job that takes a content out of the store which no file of these agencies needs. */
export const eraseContentJobFor = ({ sha256, place, agencyIds }: ContentToErase): Job => ({
  task: 'papers.erase_content',
  payload: { sha256, agencyIds, ...(place && { place }) },
  key: `papers.erase_content ${place ?? sha256}`,
});
