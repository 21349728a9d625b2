import type { Document } from './document.ts';
import { drawPage } from './draw-page.ts';
import { openDocument } from './open-document.ts';
import type { CountJob, DrawJob, DrawnPage, TextJob } from './page-job.ts';

/** What can be asked of the reader, by the name of the job. */
export interface Reader {
  count(documents: readonly Document[], job: CountJob): Promise<number>;
  draw(documents: readonly Document[], job: DrawJob): Promise<DrawnPage>;
  text(documents: readonly Document[], job: TextJob): Promise<string>;
}

/** The reader itself; what it answers is told in {@link PageEngine}. */
export const reader: Reader = {
  count: ([document]) => openDocument(document, async ({ pages }) => pages),
  draw: ([document], job) =>
    openDocument(document, async (opened) => ({ pages: opened.pages, picture: await drawPage(opened, job) })),
  text: ([document], { page }) => openDocument(document, async (opened) => opened.text(page)),
};
