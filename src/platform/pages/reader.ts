import { compose } from './compose.ts';
import type { Document } from './document.ts';
import { drawPage } from './draw-page.ts';
import { inkOf } from './ink.ts';
import { openDocuments } from './open-document.ts';
import type {
  ComposeJob,
  CountJob,
  DrawJob,
  DrawnPage,
  InkDrawing,
  InkJob,
  RecognisedPage,
  RecogniseJob,
  TextJob,
  Turn,
  UprightJob,
} from './page-job.ts';
import { openRecogniser } from './recognise.ts';

/** What can be asked of the reader, by the name of the job. */
export interface Reader {
  count(documents: readonly Document[], job: CountJob): Promise<number>;
  draw(documents: readonly Document[], job: DrawJob): Promise<DrawnPage>;
  text(documents: readonly Document[], job: TextJob): Promise<string>;
  ink(documents: readonly Document[], job: InkJob): Promise<InkDrawing>;
  recognise(documents: readonly Document[], job: RecogniseJob): Promise<RecognisedPage>;
  upright(documents: readonly Document[], job: UprightJob): Promise<Turn>;
  compose(documents: readonly Document[], job: ComposeJob): Promise<Uint8Array<ArrayBuffer>>;
}

/** The reader itself, with the checkout at `root`; what it answers is told in {@link PageEngine}. */
export function openReader(root: string): Reader {
  const open = openDocuments();
  const recogniser = openRecogniser();
  return {
    count: ([document]) => open(document, async ({ pages }) => pages),
    draw: ([document], job) =>
      open(document, async (opened) => ({ pages: opened.pages, picture: await drawPage(opened, job) })),
    text: ([document], { page }) => open(document, async (opened) => opened.text(page)),
    ink: ([document], job) => open(document, (opened) => inkOf(opened, job)),
    recognise: ([document], job) => open(document, (opened) => recogniser.recognise(opened, job)),
    upright: ([document], job) => open(document, (opened) => recogniser.upright(opened, job)),
    compose: (documents, job) => compose({ root, open }, documents, job),
  };
}
