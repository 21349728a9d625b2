import sharp from 'sharp';
import type { Straight } from './straighten.ts';

/** Background is measured on a picture so many times smaller. */
const shrink = 16;

/** A page whose darkest background has less than this share of its lightest is unevenly lit, as photos are. */
const evenlyLit = 0.85;

/** Recognition is best on letters as large as at this many pixels of the longer side of A4. */
const bestSide = 3508;

/** A page made ready to be recognised, and how many of its pixels are one of the page. */
export interface Cleaned {
  readonly png: Buffer;
  readonly scale: number;
  readonly isFlattened: boolean;
}

/**
 * Makes a page ready for recognition only: without its red seal, evenly lit when it was not, and large enough. The page
 * that is kept stays as it came.
 */
export async function clean({ pixels, width, height }: Straight): Promise<Cleaned> {
  const red = withoutSeal(pixels);
  const background = await backgroundOf(red, width, height);
  const isFlattened = !isEven(background.small);
  const flat = stretch(isFlattened ? divide(red, await background.large()) : red);
  const scale = Math.max(1, Math.min(2.5, bestSide / Math.max(width, height)));
  const png = await sharp(flat, { raw: { width, height, channels: 1 } })
    .resize({ width: Math.round(width * scale), kernel: 'cubic' })
    .toColourspace('b-w')
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { png, scale, isFlattened };
}

/** Shades between which a page is stretched: its paper becomes white, its ink black, but grey is never made ink. */
const lightestInk = 90;

/**
 * Stretches the shades from the ink's to the paper's. By shares of all pixels, as libraries do it, an almost empty page
 * has no ink and its noise is made black.
 */
function stretch(grey: Buffer): Buffer {
  const sums = runningSums(grey);
  const shadeAt = (share: number): number => sums.findIndex((sum) => sum > share * grey.length);
  const ink = Math.min(shadeAt(0.001), lightestInk);
  const paper = Math.max(shadeAt(0.5), ink + 1);
  const table = Uint8Array.from({ length: 256 }, (_, shade) =>
    Math.max(0, Math.min(255, Math.round(((shade - ink) / (paper - ink)) * 255))),
  );
  return grey.map((shade) => table[shade]!) as Buffer;
}

/** How many pixels are of each shade or darker. */
function runningSums(grey: Buffer): Uint32Array {
  const sums = new Uint32Array(256);
  for (const shade of grey) sums[shade]! += 1;
  for (let shade = 1; shade < 256; shade++) sums[shade]! += sums[shade - 1]!;
  return sums;
}

/** How much redder than grey a pixel of a seal is; of 255. */
const leastRedness = 30;

/** The red channel, in which a red seal is light, made white where it is red; black letters under it stay black. */
function withoutSeal(pixels: Buffer): Buffer {
  const red = Buffer.alloc(pixels.length / 3);
  for (let i = 0; i < red.length; i++) {
    const shade = pixels[3 * i]!;
    const redness = shade - (pixels[3 * i + 1]! + pixels[3 * i + 2]!) / 2;
    red[i] = redness > leastRedness ? Math.min(255, shade + redness) : shade;
  }
  return red;
}

/** What lies behind the letters: the median of the neighbourhood. */
async function backgroundOf(red: Buffer, width: number, height: number) {
  const small = await sharp(red, { raw: { width, height, channels: 1 } })
    .resize({ width: shrunk(width), height: shrunk(height), fit: 'fill', kernel: 'cubic' })
    .median(9)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const large = () =>
    sharp(small.data, { raw: { width: small.info.width, height: small.info.height, channels: small.info.channels } })
      .resize({ width, height, fit: 'fill', kernel: 'cubic' })
      .extractChannel(0)
      .raw()
      .toBuffer();
  return { small: every(small.data, small.info.channels), large };
}

/** Never smaller than a neighbourhood. */
const shrunk = (side: number): number => Math.max(16, Math.round(side / shrink));

const every = (data: Buffer, channels: number): Uint8Array =>
  channels === 1 ? data : data.filter((_, i) => i % channels === 0);

/** Leaves out a twentieth at either end: a black edge, a glare. */
function isEven(background: Uint8Array): boolean {
  const sorted = background.toSorted();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 255;
  return at(0.05) >= at(0.95) * evenlyLit;
}

function divide(red: Buffer, background: Buffer): Buffer {
  const even = Buffer.alloc(red.length);
  for (let i = 0; i < red.length; i++) even[i] = Math.min(255, (red[i]! * 255) / Math.max(background[i]!, 40));
  return even;
}
