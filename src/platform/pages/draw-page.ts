import type { OpenDocument } from './document.ts';
import type { DrawJob } from './page-job.ts';

/**
 * Draws a page anew: of the bytes handed in none reaches the browser, nor where and when a photo was taken. What is
 * smaller than asked for stays as small.
 */
export async function drawPage(
  document: OpenDocument,
  { page, longerSide, turn }: DrawJob,
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await document.picture(page, longerSide);
  const upright = turn === 0 ? picture : picture.rotate(turn);
  const drawn = await upright
    .resize({ width: longerSide, height: longerSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  return new Uint8Array(drawn);
}
