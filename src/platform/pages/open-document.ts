import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';
import { assertPage, type Document, type OpenDocument } from './document.ts';
import { openPdf } from './pdf-document.ts';
import { Unreadable } from './unreadable.ts';

/** A page of A3 at 600 dpi has 70 million pixels; sooner a wall of them than a page has more. */
const mostPixels = 100_000_000;

/** Opens a document for some work, and closes it again. Throws {@link Unreadable} when it is not what it should be. */
export type OpenFor = <T>(document: Document | undefined, work: (opened: OpenDocument) => Promise<T>) => Promise<T>;

/** Prepares for documents; what PDFs need is loaded with the first of them. */
export function openDocuments(): OpenFor {
  let library: Promise<PDFiumLibrary> | undefined;
  return async (document, work) => {
    if (!document) throw new Unreadable('broken', 'There is no document');
    if (document.mediaType !== 'application/pdf') return work(await openImage(document));
    library ??= PDFiumLibrary.init();
    return openPdf(await library, document.bytes, work);
  };
}

/** An animation is one page; only a TIFF has several. */
async function openImage({ mediaType, bytes }: Document): Promise<OpenDocument> {
  const options = { limitInputPixels: mostPixels, failOn: 'truncated' } as const;
  const { pages = 1 } = await sharp(bytes, options).metadata();
  const count = mediaType === 'image/tiff' ? pages : 1;
  return {
    pages: count,
    picture: async (page) => {
      assertPage(page, count);
      return sharp(bytes, { ...options, page: page - 1 }).autoOrient();
    },
    size: (page) => sizeOf(sharp(bytes, { ...options, page: page - 1 })),
    text: () => '',
  };
}

const a4Height = 842;

/** What scanners write; 72 and 96 are what programs write that do not know. */
const knownDensity = { least: 100, most: 1200 };

async function sizeOf(image: Sharp): Promise<{ width: number; height: number }> {
  const { autoOrient, density = 0 } = await image.metadata();
  const { width, height } = autoOrient;
  const isKnown = density >= knownDensity.least && density <= knownDensity.most;
  const point = isKnown ? density / 72 : Math.max(width, height) / a4Height;
  return { width: width / point, height: height / point };
}
