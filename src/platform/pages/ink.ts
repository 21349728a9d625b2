import sharp from 'sharp';
import type { OpenDocument } from './document.ts';
import type { InkDrawing, InkJob } from './page-job.ts';
import { Unreadable } from './unreadable.ts';

/** A side of the squares in which the paper's own shade is looked for, in pixels; a stroke is thinner. */
const square = 48;

/** Of 1: how much darker than the paper ink is at least; below lie the grain of the paper and the noise of a camera. */
const leastInk = 0.18;

/** Where ink is as dark as it gets, of what is dark at all. */
const darkest = 0.9;

/** Pixels in a row or a column that make it a part of the drawing and not a speck. */
const leastInRow = 3;

/** A picture without this share of ink is an empty sheet. */
const leastShare = 0.001;

/**
 * Lifts what was written or stamped off its paper: a picture in one colour on nothing, cut to what is drawn. Paper becomes
 * transparent where the picture has no transparency of its own, also when it is unevenly lit. Throws {@link Unreadable}
 * for an empty sheet.
 */
export async function inkOf(document: OpenDocument, { colour, longerSide }: InkJob): Promise<InkDrawing> {
  const { data, info } = await (await document.picture(1, longerSide))
    .resize({ width: 2 * longerSide, height: 2 * longerSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cover = coverOf(data, info.width, info.height);
  const box = boxOf(cover, info.width, info.height);
  const shades = Buffer.from(cover.map((one) => Math.round(one * 255)));
  const cut = await sharp(shades, { raw: { width: info.width, height: info.height, channels: 1 } })
    .extract(box)
    .resize({ width: longerSide, height: longerSide, fit: 'inside', withoutEnlargement: true })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = cut.info;
  const png = await sharp(inColour(cut.data, colour), { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { png: new Uint8Array(png), width, height };
}

/** One colour, as thick as each shade says in sixteen steps, which nobody tells from more and which are small to keep. */
function inColour(shades: Buffer, colour: string): Buffer {
  const rgb = Buffer.from(colour.slice(1), 'hex');
  const drawn = Buffer.alloc(shades.length * 4);
  for (let i = 0; i < shades.length; i++) {
    rgb.copy(drawn, 4 * i);
    drawn[4 * i + 3] = Math.round(shades[i]! / 17) * 17;
  }
  return drawn;
}

/** How much ink covers each pixel, 0 to 1. The darkest of the three colours counts, so that red is as dark as black. */
function coverOf(rgba: Buffer, width: number, height: number): Float32Array {
  const light = new Float32Array(width * height);
  for (let i = 0; i < light.length; i++) light[i] = Math.min(rgba[4 * i]!, rgba[4 * i + 1]!, rgba[4 * i + 2]!) / 255;
  const paper = isSeenThrough(rgba) ? () => 1 : paperShade(light, width, height);
  const cover = light.map((shade, i) => Math.max(0, 1 - shade / paper(i)) * (rgba[4 * i + 3]! / 255));
  const inked = cover.filter((one) => one > leastInk).toSorted();
  if (inked.length < leastShare * cover.length) throw new Unreadable('broken', 'There is nothing on the sheet');
  const full = Math.max(inked[Math.floor(inked.length * darkest)]!, 2 * leastInk);
  return cover.map((one) => Math.max(0, Math.min(1, (one - leastInk) / (full - leastInk))));
}

/** Whether the picture says itself what is paper. */
function isSeenThrough(rgba: Buffer): boolean {
  let through = 0;
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i]! < 128) through += 1;
  return through > rgba.length / 4 / 20;
}

/** The shade of the paper around a pixel: nine tenths of a square are darker at most, drawn out evenly between squares. */
function paperShade(light: Float32Array, width: number, height: number): (pixel: number) => number {
  const [across, down] = [Math.ceil(width / square), Math.ceil(height / square)];
  const squares = Float32Array.from({ length: across * down }, (_, i) =>
    brightest(light, width, height, (i % across) * square, Math.floor(i / across) * square),
  );
  // A square that is all ink, as in the middle of a star, has the paper of those around it.
  const shades = squares.map((_, i) => brightestAround(squares, across, i));
  const at = (x: number, y: number) =>
    shades[Math.max(0, Math.min(down - 1, y)) * across + Math.max(0, Math.min(across - 1, x))]!;
  return (pixel) => {
    const [x, y] = [(pixel % width) / square - 0.5, Math.floor(pixel / width) / square - 0.5];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, low] = [x - left, y - top];
    const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return Math.max(0.05, upper * (1 - low) + lower * low);
  };
}

/** How many squares away paper is looked for: further than half of what is solid on a seal. */
const reach = 2;

function brightestAround(squares: Float32Array, across: number, i: number): number {
  const [x, y] = [i % across, Math.floor(i / across)];
  let found = 0;
  for (let row = Math.max(0, y - reach); row <= y + reach && row * across < squares.length; row++)
    for (let column = Math.max(0, x - reach); column <= Math.min(across - 1, x + reach); column++)
      found = Math.max(found, squares[row * across + column]!);
  return found;
}

function brightest(light: Float32Array, width: number, height: number, left: number, top: number): number {
  const found: number[] = [];
  for (let y = top; y < Math.min(height, top + square); y += 2)
    for (let x = left; x < Math.min(width, left + square); x += 2) found.push(light[y * width + x]!);
  found.sort((a, b) => a - b);
  return found[Math.floor(found.length * 0.9)] ?? 1;
}

/** The part of the picture in which something is drawn. */
function boxOf(cover: Float32Array, width: number, height: number) {
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  for (let i = 0; i < cover.length; i++) {
    if (cover[i]! < 0.3) continue;
    columns[i % width]! += 1;
    rows[Math.floor(i / width)]! += 1;
  }
  const isPart = (count: number) => count >= leastInRow;
  const [left, top] = [columns.findIndex(isPart), rows.findIndex(isPart)];
  if (left < 0 || top < 0) throw new Unreadable('broken', 'There are only specks on the sheet');
  const [right, bottom] = [columns.findLastIndex(isPart), rows.findLastIndex(isPart)];
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
