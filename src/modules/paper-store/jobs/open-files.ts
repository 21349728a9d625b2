import { grantReaders } from '#modules/papers';
import { systemFor } from '#platform/access';
import type { JobTask } from '#platform/jobs';

/** A job, because the files may lie with an agency that neither the person nor the clerk who chose them acts for. */
export const openFiles: JobTask = {
  task: 'paper_store.open_files',
  does: 'Lets those concerned by a dossier read the files of a stored paper it was given.',
  async run(payload, { act }) {
    const { agencyId, fileIds, readers } = payload as { agencyId: string; fileIds: string[]; readers: string[] };
    await act(systemFor(agencyId), (acting) => grantReaders(acting, agencyId, fileIds, readers));
  },
};
