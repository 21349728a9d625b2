import sharp from 'sharp';
import type { OpenDocument } from './document.ts';
import type { Turn } from './page-job.ts';
import { lineSharpness, onItsSide } from './skew.ts';
import { greyOf, type Straight, straighten } from './straighten.ts';

/** How sure recognition is of the words on a picture (0 to 100), and how many letters these have. */
export interface Sureness {
  readonly confidence: number;
  readonly letters: number;
}

/** How much sharper lines must stand out along the page than across it before it is taken to lie on its side. */
const clearly = 1.3;

/** By how much (of 100) recognition must be surer of one way up than of the other, and of how many letters at least. */
const surer = 12;
const fewest = 20;

/** The share of the page's height that is read to tell which way is up: some five lines, at half the size for reading. */
const band = 0.12;

/**
 * The turn by which a page comes to stand upright: whether its lines run across or along is seen, and which way is up is
 * tried by recognising its inkiest part both ways. A page without text, or of which neither is clear, is left as it lies.
 */
export async function uprightTurn(
  document: OpenDocument,
  page: number,
  sureOf: (png: Buffer) => Promise<Sureness>,
): Promise<Turn> {
  const lying = await greyOf(await straighten(document, { page, turn: 0, skew: 0 }));
  const base = lineSharpness(onItsSide(lying)) > clearly * lineSharpness(lying) ? 90 : 0;
  const part = await inkiestBand(await straighten(document, { page, turn: base }));
  const up = await sureOf(part);
  const down = await sureOf(await sharp(part).rotate(180).png().toBuffer());
  if (isClear(down, up)) return base === 90 ? 270 : 180;
  return isClear(up, down) ? base : 0;
}

const isClear = (one: Sureness, other: Sureness): boolean =>
  one.letters >= fewest && one.confidence > other.confidence + surer;

/** The part of a page with the most ink, over its whole width. */
async function inkiestBand(straight: Straight): Promise<Buffer> {
  const { pixels, width, height } = straight;
  const { data, ...small } = await greyOf(straight);
  const ink = Array.from({ length: small.height }, (_, y) =>
    inkIn(data.subarray(y * small.width, (y + 1) * small.width)),
  );
  const high = Math.floor(small.height * band);
  const sums = Array.from({ length: small.height - high + 1 }, (_, top) => total(ink.slice(top, top + high)));
  const top = Math.round((sums.indexOf(Math.max(...sums)) / small.height) * height);
  const cut = { left: 0, top, width, height: Math.min(Math.round(height * band), height - top) };
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .extract(cut)
    .resize({ width: Math.round(width / 2) })
    .greyscale()
    .png()
    .toBuffer();
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** What is darker than paper in poor light. */
const inkIn = (row: Uint8Array): number => row.reduce((count, shade) => count + (shade < 110 ? 1 : 0), 0);
