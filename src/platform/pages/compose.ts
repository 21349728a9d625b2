import sharp from 'sharp';
import { openTypst } from '../pdf/typst.ts';
import type { Document } from './document.ts';
import { openDocument } from './open-document.ts';
import type { ComposeJob, PageToCompose } from './page-job.ts';
import { type Straight, straighten } from './straighten.ts';

const template = 'src/platform/pages/searchable.typ';

/** Scans in colour are kept at a quality at which small print and seals stay sharp. */
const quality = 75;

/**
 * Sets pages with their words under their pictures: PDF/A-2b that is looked at like the paper and searched like a text.
 * The pictures are in colour and straight, and otherwise as they came.
 */
export async function compose(
  root: string,
  documents: readonly Document[],
  { title, createdAt, pages }: ComposeJob,
): Promise<Uint8Array<ArrayBuffer>> {
  const pictures: Record<string, Buffer> = {};
  const sheets = [];
  for (const [i, page] of pages.entries()) {
    const picture = `/page-${i}.jpg`;
    const straight = await straightened(documents, page);
    pictures[picture] = await jpegOf(straight);
    sheets.push({ picture, ...sheetOf(page, straight) });
  }
  const typeset = openTypst(root);
  const data = JSON.stringify({ sheets });
  return typeset({ template, data, title, createdAt, standard: 'a-2b', pictures, tagged: false });
}

function straightened(documents: readonly Document[], { document, page, turn, recognised }: PageToCompose) {
  return openDocument(documents[document], async (opened) => {
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
function sheetOf(
  { turn, recognised }: PageToCompose,
  { width, points }: Straight & { readonly points: { readonly width: number; readonly height: number } },
): { readonly width: number; readonly height: number; readonly words: readonly Placed[] } {
  const isLying = turn % 180 !== 0;
  const size = isLying ? { width: points.height, height: points.width } : points;
  const point = size.width / width;
  const words = (recognised?.lines ?? []).flatMap(({ top, height, words: onLine }) =>
    onLine.map(({ text, left, width: wide }) => ({
      text,
      left: left * point,
      top: top * point,
      width: wide * point,
      height: height * point,
    })),
  );
  return { width: size.width, height: size.height, words };
}
