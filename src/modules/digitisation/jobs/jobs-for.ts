import type { Job } from '#platform/journal';
import type { DigitisationKey } from '../digitisation.ts';

export const countTask = 'digitisation.count_pages';
export const readTask = 'digitisation.read_page';

/** The job that counts the pages of a paper, once, however often it is asked for. */
export const countJobFor = (key: DigitisationKey): Job => jobFor(countTask, key);

/** The job that reads the next page of a paper, or puts the pages together after the last. */
export const readJobFor = (key: DigitisationKey): Job => jobFor(readTask, key);

/** The same job, in `pause` milliseconds. */
export const later = (job: Job, pause: number): Job => ({ ...job, after: pause });

const jobFor = (task: string, { agencyId, id }: DigitisationKey): Job => ({
  task,
  payload: { agencyId, id },
  key: `${task}:${id}`,
});
