import sharp, { type Sharp } from 'sharp';
import type { OpenDocument } from './document.ts';
import type { Turn } from './page-job.ts';
import { type Grey, skewOf } from './skew.ts';

/** A page as it is kept and read: upright and straight, in colour. */
export interface Straight {
  readonly pixels: Buffer;
  readonly width: number;
  readonly height: number;
  /** By how many degrees its lines fell. */
  readonly skew: number;
}

/** In points. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a sheet after it was turned. */
export function turnedSize({ width, height }: Size, turn: Turn): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The law asks for 200 dpi at least; recognition is best at 300. */
const dpi = 300;

/** An A3 page at 300 dpi: what is larger is a photo, and made smaller. */
const longest = 4961;

const measuringWidth = 900;

/** Below this nobody sees it, and turning a picture blurs it. */
const leastSkew = 0.1;

/** Draws a page at the size for reading, turns it as a person said, and straightens it, by `skew` when that is known. */
export async function straighten(
  document: OpenDocument,
  { page, turn, skew }: { readonly page: number; readonly turn: Turn; readonly skew?: number },
): Promise<Straight> {
  const { width, height } = await document.size(page);
  const longerSide = Math.min(Math.round((Math.max(width, height) / 72) * dpi), longest);
  const upright = await pixelsOf(await turned(await document.picture(page, longerSide), turn));
  const fall = skew ?? skewOf(await greyOf(upright));
  return { ...(Math.abs(fall) < leastSkew ? upright : await turnBack(upright, fall)), skew: fall };
}

type Pixels = Omit<Straight, 'skew'>;

/** A turn must be done before the picture is made smaller, or sharp turns it as well. */
async function turned(picture: Sharp, turn: Turn): Promise<Sharp> {
  if (turn === 0) return picture;
  const { pixels, ...raw } = await pixelsOf(picture);
  return sharp(pixels, { raw: { ...raw, channels: 3 } }).rotate(turn);
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .flatten({ background: '#fff' })
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

/** The red channel: a red seal disappears in it, and whatever is black stays. */
export async function greyOf({ pixels, width, height }: Pixels, measure = measuringWidth): Promise<Grey> {
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .extractChannel('red')
    .resize({ width: measure, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The sheet keeps its size; what stands out beyond it after the turn is background. */
async function turnBack({ pixels, width, height }: Pixels, skew: number): Promise<Pixels> {
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .rotate(-skew, { background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cut = {
    left: Math.floor((info.width - width) / 2),
    top: Math.floor((info.height - height) / 2),
    width,
    height,
  };
  const middle = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extract(cut)
    .raw()
    .toBuffer();
  return { pixels: middle, width, height };
}
