import sharp from 'sharp';
import { Refusal } from '#platform/errors';
import { intakeLimits } from '../../../../reference/papers/intake-limits.ts';

/** Reads the head of an image and refuses one that is broken, or that would unpack into a wall of pixels. */
export async function lookIntoImage(path: string, name: string): Promise<void> {
  try {
    await sharp(path, { limitInputPixels: intakeLimits.imagePixels, failOn: 'error' }).metadata();
  } catch (error) {
    throw new Refusal(isTooManyPixels(error) ? 'papers.image_too_large' : 'papers.image_broken', { name }, 422);
  }
}

const isTooManyPixels = (error: unknown): boolean => /pixel limit/.test((error as Error).message);
