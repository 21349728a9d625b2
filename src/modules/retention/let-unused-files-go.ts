import { listFilesDigitised } from '#modules/digitisation';
import { listFilesInUse } from '#modules/dossiers';
import { listFilesOfFeedback } from '#modules/feedback';
import { listDrafts } from '#modules/forms';
import { listFilesInStore } from '#modules/paper-store';
import { eraseFiles, listFilesOfCitizens } from '#modules/papers';
import { onBehalfOf, type Principal, systemFor } from '#platform/access';
import type { Db } from '#platform/database';
import type { JobContext } from '#platform/jobs';

type SentFile = Awaited<ReturnType<typeof listFilesOfCitizens>>[number];

/**
 * Erases what citizens sent before an instant (milliseconds) and nothing was made of: in no draft, dossier, digitisation,
 * feedback or stored paper, and given to nobody else to read. A content may lie with several agencies: all are in reach.
 */
export async function letUnusedFilesGo(context: JobContext, agencyIds: readonly string[], before: number) {
  const everywhere = { ...systemFor(agencyIds[0] ?? ''), agencies: agencyIds };
  const unused = await context.read(everywhere, async (db) => unusedOf(db, await listFilesOfCitizens(db, before)));
  for (const [personId, files] of Map.groupBy(unused, ({ uploadedById }) => uploadedById ?? ''))
    await letGoOf(context, onBehalfOf(everywhere, personId, agencyIds), files);
}

/**
 * A draft is seen by nobody but its person. It is looked at first: what is filed in this moment is in the draft until it is in
 * the dossier.
 */
async function letGoOf({ act }: JobContext, person: Principal, files: readonly SentFile[]): Promise<void> {
  const { personId = '' } = person;
  await act(person, async (acting) => {
    const drafts = JSON.stringify(await listDrafts(acting.tx, personId));
    const inNoDraft = files.filter(({ id }) => !drafts.includes(id));
    await eraseFiles(acting, personId, await unusedOf(acting.tx, inNoDraft));
  });
}

async function unusedOf(db: Db, files: readonly SentFile[]): Promise<SentFile[]> {
  const ids = files.map(({ id }) => id);
  const used = new Set<string>();
  for (const listUsed of [listFilesInUse, listFilesDigitised, listFilesOfFeedback, listFilesInStore])
    for (const id of await listUsed(db, ids)) used.add(id);
  return files.filter(({ id, uploadedById, readers }) => !used.has(id) && readers.every((id) => id === uploadedById));
}
