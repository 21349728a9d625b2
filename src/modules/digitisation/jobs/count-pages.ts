import { documentOf, isOpen, listFiles, type PaperFile } from '#modules/papers';
import { systemFor } from '#platform/access';
import type { JobContext, JobTask } from '#platform/jobs';
import { Unreadable } from '#platform/pages/unreadable';
import { digitisingLimits } from '../../../../reference/papers/digitising-limits.ts';
import { failDigitising } from '../actions/fail-digitising.ts';
import { recordPages } from '../actions/record-pages.ts';
import type { Digitisation, FailureReason, ScannedPage } from '../digitisation.ts';
import { findDigitisation } from '../digitisation-store.ts';
import { countJobFor, countTask, later } from './jobs-for.ts';

const pause = 15_000;

/** While a page is being read, which a photo has to be as well to tell which way is up. */
const shortPause = 3_000;

/** A scanner knows how a sheet lay; whoever takes a photo holds the phone as it comes. */
const isPhoto = ({ mediaType }: Pick<PaperFile, 'mediaType'>): boolean =>
  ['image/jpeg', 'image/png', 'image/webp'].includes(mediaType ?? '');

export const countPages: JobTask = {
  task: countTask,
  does: 'Counts the pages of a paper that was handed in and proposes which way up photos are, for a person to arrange; waits while its files are in quarantine.',
  async run(payload, context) {
    const key = { agencyId: String(payload.agencyId), id: String(payload.id) };
    const system = systemFor(key.agencyId);
    const digitisation = await context.read(system, (db) => findDigitisation(db, key));
    if (digitisation?.state !== 'counting') return;
    const files = await filesOf(context, digitisation);
    if (files.some(({ state }) => state === 'quarantined')) {
      await context.act(system, (act) => act.enqueue(later(countJobFor(key), pause)));
      return;
    }
    if (files.some(isPhoto) && context.tools.pages.isReading) {
      await context.act(system, (act) => act.enqueue(later(countJobFor(key), shortPause)));
      return;
    }
    const counted = files.every(isOpen) ? await count(context, files) : 'refused';
    if (typeof counted === 'string') await context.act(system, (act) => failDigitising(act, key, counted));
    else await context.act(system, (act) => recordPages(act, key, counted));
  },
};

/** In the order in which they were chosen. */
export async function filesOf(
  context: Pick<JobContext, 'read'>,
  { agencyId, subjectAgencyId, fileIds }: Digitisation,
): Promise<PaperFile[]> {
  const found = await context.read(systemFor(agencyId), (db) => listFiles(db, [agencyId, subjectAgencyId], fileIds));
  return fileIds.flatMap((id) => found.find((file) => file.id === id) ?? []);
}

type Counted = Pick<ScannedPage, 'fileId' | 'page' | 'turn'>;

async function count({ tools }: JobContext, files: readonly PaperFile[]): Promise<Counted[] | FailureReason> {
  const pages: Counted[] = [];
  try {
    for (const file of files) {
      const inFile = await tools.pages.count(documentOf(tools, file));
      if (pages.length + inFile > digitisingLimits.pages) return 'too_many_pages';
      for (let page = 1; page <= inFile; page++)
        pages.push({
          fileId: file.id,
          page,
          turn: isPhoto(file) ? await tools.pages.upright(documentOf(tools, file), page) : 0,
        });
    }
  } catch (error) {
    if (error instanceof Unreadable) return error.fault;
    throw error;
  }
  return pages;
}
