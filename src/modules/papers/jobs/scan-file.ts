import { systemFor } from '#platform/access';
import type { JobContext, JobTask } from '#platform/jobs';
import { endQuarantine } from '../actions/end-quarantine.ts';
import { scannerOf } from '../choose-scanner.ts';
import { findFile } from '../file-store.ts';
import type { PaperFile } from '../paper-file.ts';
import type { Scanner, Verdict } from '../scanner.ts';
import { scanJobFor, scanTask } from './scan-job.ts';

const pause = 5 * 60_000;

export const scanFile: JobTask = {
  task: scanTask,
  does: 'Has a file in quarantine scanned, and lets it out or refuses it; asks again every five minutes while the scanner is down.',
  async run(payload, context) {
    const key = { agencyId: String(payload.agencyId), id: String(payload.id) };
    const system = systemFor(key.agencyId);
    const file = await context.read(system, (db) => findFile(db, key));
    if (file?.state !== 'quarantined') return;
    const scanner = scannerOf(context.tools.config);
    const verdict = scanner && (await scanOrTryLater(scanner, file, context));
    await context.act(system, (act) => endQuarantine(act, file, verdict));
  },
};

/** The later job takes the place of this one, whose own attempts would be used up by a long weekend. */
async function scanOrTryLater(scanner: Scanner, file: PaperFile, context: JobContext): Promise<Verdict> {
  try {
    return await scanner.scan(await context.tools.blobs.open(file.sha256));
  } catch (cause) {
    await context.act(systemFor(file.agencyId), (act) => act.enqueue({ ...scanJobFor(file), after: pause }));
    throw new Error(`The file ${file.id} stays in quarantine: the scanner did not answer.`, { cause });
  }
}
