import { documentOf, type PaperFile } from '#modules/papers';
import { systemFor } from '#platform/access';
import type { JobContext, JobTask } from '#platform/jobs';
import type { RecognisedPage } from '#platform/pages/page-job';
import { Unreadable } from '#platform/pages/unreadable';
import { failDigitising } from '../actions/fail-digitising.ts';
import { type Composed, finishDigitising } from '../actions/finish-digitising.ts';
import { recordReading } from '../actions/record-reading.ts';
import { type Digitisation, type DigitisationKey, pagesInOrder, type ScannedPage } from '../digitisation.ts';
import { findDigitisation, listPages } from '../digitisation-store.ts';
import { filesOf } from './count-pages.ts';
import { later, readJobFor, readTask } from './jobs-for.ts';

/** While another page is being read: one at a time leaves the processor to the counter. */
const pause = 3_000;

export const readPage: JobTask = {
  task: readTask,
  does: 'Reads the next page of a paper, one page at a time over the whole house; after the last puts them together.',
  async run(payload, context) {
    const key = { agencyId: String(payload.agencyId), id: String(payload.id) };
    const system = systemFor(key.agencyId);
    const digitisation = await context.read(system, (db) => findDigitisation(db, key));
    if (digitisation?.state !== 'reading') return;
    if (context.tools.pages.isReading) {
      await context.act(system, (act) => act.enqueue(later(readJobFor(key), pause)));
      return;
    }
    const pages = pagesInOrder(await context.read(system, (db) => listPages(db, key)));
    const next = pages.find(({ state }) => state === 'waiting');
    if (next) await readOne(context, digitisation, next);
    else await putTogether(context, digitisation, pages);
  },
};

async function readOne(context: JobContext, digitisation: Digitisation, page: ScannedPage): Promise<void> {
  const file = (await filesOf(context, digitisation)).find(({ id }) => id === page.fileId);
  const recognised = file && (await recognise(context, file, page));
  const { place } = page;
  await context.act(systemFor(digitisation.agencyId), (act) => recordReading(act, digitisation, { place, recognised }));
}

/** Nothing when the page is to blame; everything else goes on, and the job runs again. */
async function recognise(
  { tools }: JobContext,
  file: PaperFile,
  { page, turn }: ScannedPage,
): Promise<RecognisedPage | undefined> {
  try {
    return await tools.pages.recognise(documentOf(tools, file), { page, turn });
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

async function putTogether(
  context: JobContext,
  digitisation: Digitisation,
  pages: readonly ScannedPage[],
): Promise<void> {
  const key: DigitisationKey = digitisation;
  const system = systemFor(key.agencyId);
  try {
    const composed = await compose(context, digitisation, pages);
    await context.act(system, (act) => finishDigitising(act, context.tools, key, composed));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await context.act(system, (act) => failDigitising(act, key, error.fault));
  }
}

/** One searchable scan for each original. */
async function compose(
  context: JobContext,
  digitisation: Digitisation,
  pages: readonly ScannedPage[],
): Promise<Composed[]> {
  const { tools } = context;
  const files = await filesOf(context, digitisation);
  const originals = Map.groupBy(pages, ({ original }) => original);
  const composed: Composed[] = [];
  for (const [original, ofOriginal] of originals) {
    const used = files.filter(({ id }) => ofOriginal.some(({ fileId }) => fileId === id));
    const content = await tools.pages.compose(
      used.map((file) => documentOf(tools, file)),
      {
        title: digitisation.paperName,
        createdAt: digitisation.begunAt,
        pages: ofOriginal.map(({ fileId, page, turn, recognised }) => ({
          document: used.findIndex(({ id }) => id === fileId),
          ...{ page, turn },
          ...(recognised && { recognised }),
        })),
      },
    );
    const number = originals.size > 1 ? ` (${original})` : '';
    composed.push({ name: `${nameFor(digitisation)} - số hóa${number}.pdf`, content });
  }
  return composed;
}

const longestName = 100;

/** A stroke in the name of a paper (“Thẻ căn cước/Hộ chiếu”) would end a folder's name. */
const nameFor = ({ paperName }: Digitisation): string => paperName.replace(/[/\\]/g, '-').slice(0, longestName).trim();
