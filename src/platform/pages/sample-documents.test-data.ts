import sharp from 'sharp';

/** A PDF of A4 pages, each saying which it is. */
export function pdfOfPages(count: number): Buffer {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return pdfOf(
    numbers.map((number) => `BT /F1 24 Tf 72 720 Td (Trang ${number}) Tj ET`),
    '/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>',
  );
}

/** One page that draws itself through forms that each draw the next ten times over: 10^12 strokes from two kilobytes. */
export function endlessPdf(): Buffer {
  const depth = 12;
  const forms = Array.from({ length: depth }, (_, i) => {
    const last = i === depth - 1;
    const content = last ? '0 0 m 600 800 l S' : `/X${i + 1} Do `.repeat(10);
    const resources = last ? '' : `/XObject<</X${i + 1} ${100 + i + 1} 0 R>>`;
    return `${100 + i} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<${resources}>>/Length ${content.length}>>stream\n${content}\nendstream endobj\n`;
  });
  return pdfOf(['/X0 Do'], '/XObject<</X0 100 0 R>>', forms.join(''));
}

export const brokenPdf = Buffer.from('%PDF-1.7\nnothing of the kind\n%%EOF');

function pdfOf(contents: readonly string[], resources: string, more = ''): Buffer {
  const pages = contents.map((content, i) => {
    const [page, stream] = [1000 + 2 * i, 1001 + 2 * i];
    return `${page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${resources}>>/Contents ${stream} 0 R>>endobj
${stream} 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\n`;
  });
  const kids = contents.map((_, i) => `${1000 + 2 * i} 0 R`).join(' ');
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>endobj\n${pages.join('')}${more}trailer<</Root 1 0 R>>\n%%EOF\n`,
    'latin1',
  );
}

/** A TIFF of small white pages, as a scanner with a feeder writes them. */
export function tiffOfPages(count: number): Promise<Buffer> {
  const [width, height] = [40, 56];
  const data = Buffer.alloc(width * height * count, 255);
  return sharp(data, { raw: { width, height: height * count, channels: 1, pageHeight: height } })
    .tiff({ compression: 'deflate' })
    .toBuffer();
}
