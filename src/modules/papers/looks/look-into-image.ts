import { createReadStream } from 'node:fs';
import { Refusal } from '#platform/errors';
import type { PageEngine } from '#platform/pages/page-engine';
import { Unreadable } from '#platform/pages/unreadable';

/**
 * Has an image decoded in a process apart, and refuses one that is broken or cut off, or that would unpack into a wall of
 * pixels.
 */
export async function lookIntoImage(
  pages: Pick<PageEngine, 'tryOut'>,
  { path, size, name, mediaType }: { path: string; size: number; name: string; mediaType: string },
): Promise<void> {
  try {
    await pages.tryOut({ mediaType, size, open: async () => createReadStream(path) });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Refusal(isTooManyPixels(error) ? 'papers.image_too_large' : 'papers.image_broken', { name }, 422);
  }
}

const isTooManyPixels = ({ message }: Unreadable): boolean => /pixel limit/.test(message);
