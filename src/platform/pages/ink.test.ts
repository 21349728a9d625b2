import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { root } from '../root.ts';
import { emptySheetPhoto, handwritingPhoto, sealPhoto, transparentHandwriting } from './ink-pictures.test-data.ts';
import { openPageEngine } from './page-engine.ts';

const engine = openPageEngine({ root });
afterAll(() => engine.close());

const blue = { colour: '#1a3ea8', longerSide: 850 };
const lift = (picture: Buffer, mediaType = 'image/jpeg', what = blue) =>
  engine.ink({ mediaType, size: picture.length, open: async () => Readable.from([picture]) }, what);

/** The share of pixels that are ink, of those that are nothing, and the colours there are. */
async function looked(png: Uint8Array) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = info.width * info.height;
  const count = (is: (alpha: number) => boolean) =>
    Array.from({ length: pixels }, (_, i) => data[4 * i + 3]!).filter(is).length / pixels;
  const seen = Array.from({ length: pixels }, (_, i) => i).filter((i) => data[4 * i + 3]! > 128);
  const colours = new Set(seen.map((i) => data.subarray(4 * i, 4 * i + 3).toString('hex')));
  return { ink: count((alpha) => alpha > 200), nothing: count((alpha) => alpha === 0), colours: [...colours] };
}

test.each([
  ['an unevenly lit photo', handwritingPhoto, 'image/jpeg'],
  ['a drawing on nothing', transparentHandwriting, 'image/png'],
] as const)(
  'a handwriting is lifted off %s, cut to its strokes and drawn in one colour',
  async (_, picture, type) => {
    const { png, width, height } = await lift(await picture(), type);
    const { data, info: whole } = await sharp(await transparentHandwriting())
      .trim()
      .png()
      .toBuffer({ resolveWithObject: true });
    const truth = await looked(data);
    expect(width).toBe(850);
    expect(Math.abs(width / height / (whole.width / whole.height) - 1)).toBeLessThan(0.02);
    const { ink, nothing, colours } = await looked(png);
    expect(colours).toEqual(['1a3ea8']);
    expect(Math.abs(ink / truth.ink - 1)).toBeLessThan(0.15);
    expect(Math.abs(nothing / truth.nothing - 1)).toBeLessThan(0.02);
    expect(png.length).toBeLessThan(60_000);
  },
  60_000,
);

test('a seal is lifted off its sheet as round as it is, in red', async () => {
  const { png, width, height } = await lift(await sealPhoto(), 'image/jpeg', { ...blue, colour: '#c00000' });
  expect(Math.abs(width / height - 1)).toBeLessThan(0.02);
  expect((await looked(png)).colours).toEqual(['c00000']);
}, 60_000);

test('an empty sheet, or what is no picture, is refused', async () => {
  await expect(lift(await emptySheetPhoto())).rejects.toMatchObject({ fault: 'broken' });
  await expect(lift(Buffer.from('no picture'))).rejects.toMatchObject({ fault: 'broken' });
}, 60_000);
