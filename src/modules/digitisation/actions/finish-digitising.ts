import { takeInFile } from '#modules/papers';
import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { type Digitisation, type DigitisationKey, pagesInOrder } from '../digitisation.ts';
import { listPages, lockDigitisation, saveDigitisation } from '../digitisation-store.ts';
import type { DigitisationDone } from '../events.ts';
import { permissions } from '../permissions.ts';
import { insertProposals } from '../proposal-store.ts';
import { readPaper } from '../read-paper.ts';

/** A searchable scan, and the name people see. */
export interface Composed {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Keeps the searchable scans beside the files as they came, and what could be read out of them for a person to confirm.
 * The second of two that finish the same changes nothing.
 */
export async function finishDigitising(
  act: Act,
  tools: Tools,
  key: DigitisationKey,
  composed: readonly Composed[],
): Promise<void> {
  assertMay(permissions, 'digitisation.carry_out', act.who, { agencyIds: [key.agencyId] });
  const digitisation = await lockDigitisation(act.tx, key);
  if (digitisation.state !== 'reading') return;
  const { agencyId, readers } = digitisation;
  const resultIds: string[] = [];
  for (const scan of composed) resultIds.push((await takeInFile(act, tools, { agencyId, readers, ...scan })).id);
  const pages = pagesInOrder(await listPages(act.tx, key));
  await insertProposals(act.tx, key, readPaper(pages));
  const done = await saveDigitisation(act.tx, digitisation, { state: 'done', resultIds, endedAt: act.now }, act.now);
  const unreadable = pages.filter(({ state }) => state === 'unreadable').length;
  await announceDone(act, done, { pages: pages.length, unreadable });
}

async function announceDone(
  act: Act,
  { agencyId, id, readers, subjectAgencyId, subjectId, ordinal, paperName, resultIds, begunByName: by }: Digitisation,
  counted: { readonly pages: number; readonly unreadable: number },
): Promise<void> {
  await act.announce<DigitisationDone>({
    type: 'digitisation.done',
    agencyId,
    subjectId: id,
    readers,
    data: { subjectAgencyId, subjectId, ordinal, paperName, resultIds, by, ...counted },
  });
}
