import sharp from 'sharp';
import { openTypst } from '../pdf/typst.ts';
import type { Document } from './document.ts';
import type { OpenFor } from './open-document.ts';
import type { ComposeJob, PageToCompose } from './page-job.ts';
import { type Size, type Straight, straighten, turnedSize } from './straighten.ts';

const template = 'src/platform/pages/searchable.typ';

/** Scans in colour are kept at a quality at which small print and seals stay sharp. */
const quality = 75;

/**
 * Sets pages with their words under their pictures: PDF/A-2b that is looked at like the paper and searched like a text.
 * The pictures are in colour and straight, and otherwise as they came.
 */
export async function compose(
  { root, open }: { readonly root: string; readonly open: OpenFor },
  documents: readonly Document[],
  { title, createdAt, pages }: ComposeJob,
): Promise<Uint8Array<ArrayBuffer>> {
  const pictures: Record<string, Buffer> = {};
  const sheets = [];
  for (const [i, page] of pages.entries()) {
    const picture = `/page-${i}.jpg`;
    const straight = await straightened(open, documents[page.document], page);
    pictures[picture] = await jpegOf(straight);
    sheets.push({ picture, ...sheetOf(page, straight) });
  }
  const typeset = openTypst(root);
  const data = JSON.stringify({ sheets });
  return typeset({ template, data, title, createdAt, standard: 'a-2b', pictures, tagged: false }).pdf;
}

function straightened(open: OpenFor, document: Document | undefined, { page, turn, recognised }: PageToCompose) {
  return open(document, async (opened) => {
    const straight = await straighten(opened, { page, turn, ...(recognised && { skew: recognised.skew }) });
    return { ...straight, points: await opened.size(page) };
  });
}

function jpegOf({ pixels, width, height }: Straight): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

interface Placed {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Everything in points. */
function sheetOf({ turn, recognised }: PageToCompose, { width: pixels, points }: Straight & { readonly points: Size }) {
  const { width, height } = turnedSize(points, turn);
  const point = width / pixels;
  const words = (recognised?.lines ?? []).flatMap((line) =>
    line.words.map(
      ({ text, ...word }): Placed => ({
        text,
        left: word.left * point,
        top: line.top * point,
        width: word.width * point,
        height: line.height * point,
      }),
    ),
  );
  return { width, height, words };
}
