import sharp from 'sharp';

/** A pen's stroke across a sheet of 1,600 by 900, from 300 to 1,300 and from 250 to 650. */
const strokes =
  '<path d="M300 640 C 420 180, 520 180, 560 640 S 700 200, 820 640 S 980 260, 1080 560 L 1300 300" fill="none" stroke="#1c2a66" stroke-width="14" stroke-linecap="round"/>';

/** A seal of 700 across in the middle of it. */
const seal =
  '<g fill="none" stroke="#c8202a"><circle cx="800" cy="450" r="345" stroke-width="10"/><circle cx="800" cy="450" r="230" stroke-width="6"/></g>' +
  '<path d="M800 330 L828 416 L918 416 L845 469 L873 555 L800 502 L727 555 L755 469 L682 416 L772 416 Z" fill="#c8202a"/>';

const [width, height] = [1600, 900];

const drawn = (what: string, paper: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <defs><linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fffdf5"/><stop offset="1" stop-color="#a8a090"/></linearGradient></defs>
  ${paper}${what}</svg>`);

const sheet = '<rect width="100%" height="100%" fill="url(#light)"/>';

/** A photo: unevenly lit, with the noise of a camera. */
async function photoOf(what: string): Promise<Buffer> {
  const noise = {
    create: {
      width,
      height,
      channels: 3 as const,
      background: '#808080',
      noise: { type: 'gaussian' as const, mean: 128, sigma: 10 },
    },
  };
  const grain = await sharp(noise).png().toBuffer();
  return sharp(drawn(what, sheet))
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 80 })
    .toBuffer();
}

export const handwritingPhoto = (): Promise<Buffer> => photoOf(strokes);
export const sealPhoto = (): Promise<Buffer> => photoOf(seal);
export const emptySheetPhoto = (): Promise<Buffer> => photoOf('');

/** What somebody prepared already: a drawing on nothing. */
export const transparentHandwriting = (): Promise<Buffer> => sharp(drawn(strokes, '')).png().toBuffer();
