import type { JobTask } from '#platform/jobs';

const day = 86_400_000;

export const clearQuarantine: JobTask = {
  task: 'papers.clear_quarantine',
  does: 'Removes what uploads cut off by a power failure left on the disk more than a day ago, and parts of files whose rest never came.',
  schedule: '17 19 * * *',
  byTheDate: true,
  async run(_payload, { tools }) {
    await tools.blobs.clearLeftovers(Date.now() - day);
  },
};
