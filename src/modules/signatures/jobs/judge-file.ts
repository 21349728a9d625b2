import { type FileKey, isOpen, listFiles } from '#modules/papers';
import { systemFor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import type { Job } from '#platform/journal';
import { recordVerdict } from '../actions/record-verdict.ts';
import { judgeSignedPdf } from '../judging/judge-signed-pdf.ts';
import { readTrust } from '../read-trust.ts';

const task = 'signatures.judge_file';

/** The job that judges the signatures of a file, once, however often it is asked for. */
export function judgeJobFor({ agencyId, id }: FileKey): Job {
  return { task, payload: { agencyId, id }, key: `${task}:${id}` };
}

/** The bytes a signature covers stand in the open in every signed PDF; without these words there is nothing to judge. */
const mark = '/ByteRange';

export const judgeFile: JobTask = {
  task,
  does: 'Judges the signatures of a PDF that was handed in, and keeps the verdict with the file; not while the scanner has it.',
  async run(payload, context) {
    const key = { agencyId: String(payload.agencyId), id: String(payload.id) };
    const system = systemFor(key.agencyId);
    const [file] = await context.read(system, (db) => listFiles(db, [key.agencyId], [key.id]));
    if (file?.mediaType !== 'application/pdf' || !isOpen(file)) return;
    const { tools, clock } = context;
    const bytes = await tools.blobs.read(file.sha256);
    if (!bytes.includes(mark)) return;
    const verdict = await judgeSignedPdf(tools.apart, bytes, await readTrust(tools.config), clock.now());
    await context.act(system, (act) => recordVerdict(act, key, verdict));
  },
};
