import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createWorker, type Line, OEM, type Page, type Worker } from 'tesseract.js';
import { clean } from './clean.ts';
import { openCodes } from './codes.ts';
import type { OpenDocument } from './document.ts';
import type { RecognisedLine, RecognisedPage, RecogniseJob, Turn, UprightJob } from './page-job.ts';
import { straighten, turnedSize } from './straighten.ts';
import { type Sureness, uprightTurn } from './upright.ts';

/** What recognition is used for. */
export interface Recogniser {
  recognise(document: OpenDocument, job: RecogniseJob): Promise<RecognisedPage>;
  upright(document: OpenDocument, job: UprightJob): Promise<Turn>;
}

/**
 * Prepares to recognise the Vietnamese words of pages, each with its place on the straightened page and how sure it is.
 * What that needs is loaded with the first page.
 */
export function openRecogniser(): Recogniser {
  let worker: Promise<Worker> | undefined;
  const codesOn = openCodes();
  const read = async (png: Buffer): Promise<Line[]> => {
    worker ??= openWorker();
    const { data } = await (await worker).recognize(png, {}, { text: false, blocks: true });
    return linesOf(data);
  };
  return {
    async recognise(document, { page, turn }) {
      const straight = await straighten(document, { page, turn });
      const { png, scale, isFlattened } = await clean(straight);
      const lines = await read(png);
      const { width, height, skew } = straight;
      return {
        ...{ skew, isFlattened, width, height },
        points: turnedSize(await document.size(page), turn),
        lines: lines.map((line) => placed(line, scale)),
        codes: await codesOn(straight),
      };
    },
    upright: (document, { page }) => uprightTurn(document, page, async (png) => surenessOf(await read(png))),
  };
}

/** Long words count for more: of a page upside down short ones are guessed. */
function surenessOf(lines: readonly Line[]): Sureness {
  const words = lines.flatMap((line) => line.words);
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  const sure = words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0);
  return { letters, confidence: sure / Math.max(1, letters) };
}

/** Everything it needs lies in the packages: nothing is fetched, nothing is cached. */
async function openWorker(): Promise<Worker> {
  const data = createRequire(import.meta.url).resolve('@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz');
  return createWorker('vie', OEM.LSTM_ONLY, { langPath: dirname(data), gzip: true, cacheMethod: 'none' });
}

function linesOf({ blocks }: Page): Line[] {
  return (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));
}

function placed({ bbox, words }: Line, scale: number): RecognisedLine {
  const on = (pixels: number) => Math.round(pixels / scale);
  return {
    top: on(bbox.y0),
    height: on(bbox.y1 - bbox.y0),
    words: words.map(({ text, bbox: { x0, x1 }, confidence }) => ({
      text: text.normalize('NFC'),
      left: on(x0),
      width: on(x1 - x0),
      confidence: Math.round(confidence),
    })),
  };
}
