import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createWorker, type Line, OEM, type Page, type Worker } from 'tesseract.js';
import { clean } from './clean.ts';
import { openCodes } from './codes.ts';
import type { OpenDocument } from './document.ts';
import type { RecognisedLine, RecognisedPage, RecogniseJob } from './page-job.ts';
import { straighten, turnedSize } from './straighten.ts';

type Recognise = (document: OpenDocument, job: RecogniseJob) => Promise<RecognisedPage>;

/**
 * Prepares to recognise the Vietnamese words of pages, each with its place on the straightened page and how sure it is.
 * What that needs is loaded with the first page.
 */
export function openRecogniser(): Recognise {
  let worker: Promise<Worker> | undefined;
  const codesOn = openCodes();
  return async (document, { page, turn }) => {
    const straight = await straighten(document, { page, turn });
    const { png, scale, isFlattened } = await clean(straight);
    worker ??= openWorker();
    const { data } = await (await worker).recognize(png, {}, { text: false, blocks: true });
    const { width, height, skew } = straight;
    return {
      ...{ skew, isFlattened, width, height },
      points: turnedSize(await document.size(page), turn),
      lines: linesOf(data).map((line) => placed(line, scale)),
      codes: await codesOn(straight),
    };
  };
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
