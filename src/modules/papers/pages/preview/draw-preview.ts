import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { intakeLimits } from '../../../../../reference/papers/intake-limits.ts';

/** The longer side, in pixels: small letters of a page can be read. */
const longerSide = 1600;

/**
 * Draws an image anew, upright and small: of the bytes handed in none reaches the browser, nor where and when a photo
 * was taken. Only the first page of several. Rejects when the image cannot be drawn.
 */
export async function drawPreview(content: Readable): Promise<Buffer> {
  const image = sharp({ limitInputPixels: intakeLimits.imagePixels, failOn: 'truncated', sequentialRead: true })
    .autoOrient()
    .resize({ width: longerSide, height: longerSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 });
  const [drawn] = await Promise.all([image.toBuffer(), pipeline(content, image, { end: true })]);
  return drawn;
}
