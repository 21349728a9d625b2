import type { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { assertPage, type OpenDocument } from './document.ts';
import { Unreadable } from './unreadable.ts';

/** Points are 1/72 inch; a page larger than this at the size asked for is drawn smaller, so that a point has no thousand pixels. */
const largestScale = 10;

/** Opens a PDF for `work`, and gives its memory back. A locked or broken one is {@link Unreadable}. */
export async function openPdf<T>(
  library: PDFiumLibrary,
  bytes: Uint8Array<ArrayBuffer>,
  work: (opened: OpenDocument) => Promise<T>,
): Promise<T> {
  const pdf = await library.loadDocument(bytes).catch((cause: Error) => {
    throw new Unreadable('broken', cause.message, { cause });
  });
  try {
    return await work(pagesOf(pdf));
  } finally {
    pdf.destroy();
  }
}

function pagesOf(pdf: PDFiumDocument): OpenDocument {
  const pages = pdf.getPageCount();
  const pageOf = (page: number) => {
    assertPage(page, pages);
    return pdf.getPage(page - 1);
  };
  return {
    pages,
    picture: async (page, longerSide) => {
      const sheet = pageOf(page);
      const { originalWidth, originalHeight } = sheet.getOriginalSize();
      const scale = Math.min(longerSide / Math.max(originalWidth, originalHeight), largestScale);
      // With the form's fields, or the mark of a signature is missing.
      const { data, width, height } = await sheet.render({ scale, render: 'bitmap', renderFormFields: true });
      return sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
    },
    size: async (page) => {
      const { originalWidth, originalHeight } = pageOf(page).getOriginalSize();
      return { width: originalWidth, height: originalHeight };
    },
    text: (page) => pageOf(page).getText().normalize('NFC'),
  };
}
