import type { Job } from '#platform/journal';
import type { StoredPaper } from '../stored-paper.ts';

/** The job that lets more agencies and persons read the files of a stored paper. */
export function openFilesJobFor({ fileAgencyId: agencyId, fileIds }: StoredPaper, readers: readonly string[]): Job {
  return { task: 'paper_store.open_files', payload: { agencyId, fileIds, readers: [...new Set(readers)] } };
}
