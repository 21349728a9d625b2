import { Refusal } from '#platform/errors';
import { Unreadable } from '#platform/pages/unreadable';
import type { Tools } from '#platform/tools';
import { canHavePages, canPreview, typeOf } from './file-types.ts';
import { documentOf } from './open-file.ts';
import type { PaperFile } from './paper-file.ts';

/** Pixels of the longer side: what a telephone takes stays as large as it is. */
const longerSide = 8_000;

/** Whether a file must not leave with what a camera wrote into it. */
export function mustBeBare({ isBare, mediaType }: Pick<PaperFile, 'isBare' | 'mediaType'>): boolean {
  const kind = typeOf(mediaType)?.kind;
  return isBare && (kind === 'image' || kind === 'photo');
}

/**
 * A photo drawn anew, as its preview is: none of the bytes handed in are in it, so nothing of place, time and device. Throws
 * `papers.no_bare_copy` (415) for what cannot be drawn here, and for an image of several pages.
 */
export async function bareCopy(
  tools: Pick<Tools, 'blobs' | 'pages'>,
  file: PaperFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const none = () => new Refusal('papers.no_bare_copy', { name: file.name }, 415);
  if (!canPreview(file.mediaType) || canHavePages(file.mediaType)) throw none();
  const drawn = await tools.pages.draw(documentOf(tools, file), { page: 1, longerSide }).catch((error: unknown) => {
    throw error instanceof Unreadable ? none() : error;
  });
  return drawn.picture;
}
