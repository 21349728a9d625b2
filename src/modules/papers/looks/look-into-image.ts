import { Refusal } from '#platform/errors';
import type { PageEngine } from '#platform/pages/page-engine';
import { Unreadable } from '#platform/pages/unreadable';
import type { Readings } from '#platform/sealed-file';

/**
 * Has an image decoded in a process apart, and refuses one that is broken or cut off, or that would unpack into a wall of
 * pixels.
 */
export async function lookIntoImage(
  pages: Pick<PageEngine, 'tryOut'>,
  { content, name, mediaType }: { content: Readings; name: string; mediaType: string },
): Promise<void> {
  try {
    await pages.tryOut({ mediaType, size: content.size, open: async () => content.stream() });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Refusal(isTooManyPixels(error) ? 'papers.image_too_large' : 'papers.image_broken', { name }, 422);
  }
}

const isTooManyPixels = ({ message }: Unreadable): boolean => /pixel limit/.test(message);
