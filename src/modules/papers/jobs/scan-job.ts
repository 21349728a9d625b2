import type { Job } from '#platform/journal';
import type { FileKey } from '../paper-file.ts';

export const scanTask = 'papers.scan_file';

/** The job that has a file scanned, once, however often it is asked for. */
export function scanJobFor({ agencyId, id }: FileKey): Job {
  return { task: scanTask, payload: { agencyId, id }, key: `${scanTask}:${id}` };
}
