import type { JobTask } from '#platform/jobs';

export const sealContents: JobTask = {
  task: 'papers.seal_contents',
  does: 'Seals the files that an earlier version of the product stored in clear; what is broken off goes on at the next start.',
  atStart: true,
  async run(_payload, { tools: { blobs } }) {
    for await (const sha256 of blobs.listInClear()) await blobs.sealInClear(sha256);
  },
};
