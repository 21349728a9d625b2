import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

/** A one-page PDF with more objects, or more text anywhere, put before its end. */
export function pdf(more = ''): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n${more}\ntrailer\n<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );
}

/** An object stream, packed, that holds `objects`. */
export function objectStream(objects: string, packed: Buffer = deflateSync(Buffer.from(objects, 'latin1'))): string {
  const head = `7 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  return `${head}${packed.toString('latin1')}\nendstream\nendobj`;
}

export const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>';

const contentTypes = (part: string, type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

type Parts = Readonly<Record<string, string | Uint8Array>>;

/** A Word file with more parts. */
export function docx(more: Parts = {}): Buffer {
  return zip({
    '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document'),
    'word/document.xml': '<w:document/>',
    ...more,
  });
}

/** An Excel file. */
export function xlsx(): Buffer {
  return zip({
    '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'),
    'xl/workbook.xml': '<workbook/>',
  });
}

export function zip(parts: Parts): Buffer {
  const entries = Object.entries(parts).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]);
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 9 }));
}

/** A red image of `width` by `height` pixels. */
export function image(format: 'jpeg' | 'png' | 'webp' | 'tiff', width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#b00' } })
    .toFormat(format)
    .toBuffer();
}

/** A PNG of a few bytes whose head claims `side` by `side` pixels. */
export async function wallOfPixels(side: number): Promise<Buffer> {
  const png = await image('png');
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** The head of a photo as phones of one maker write it, whose pixels cannot be decoded here. */
export const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(200),
]);
