import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { DocumentToRead } from '#platform/pages/reader-process';
import type { Tools } from '#platform/tools';

/** How a sheet was printed and put on the glass. */
export interface Scanning {
  /** Both the typesetter's own: one like Times, one like a book's. */
  readonly font?: 'Tinos' | 'Libertinus Serif';
  readonly dpi?: number;
  /** Degrees by which it lies askew, clockwise. */
  readonly skew?: number;
  /** How far a shade strays, of 255. */
  readonly noise?: number;
  /** A round red seal over the text. */
  readonly seal?: boolean;
  /** From full light at the left to this share of it at the right, as a photo by a window. */
  readonly light?: number;
}

/** Prints lines on A4 and scans the sheet: a JPEG as a scanner or a phone writes it. The same noise every time. */
export async function scanOf(
  { pdf, pages }: Pick<Tools, 'pdf' | 'pages'>,
  lines: readonly string[],
  scanning: Scanning = {},
): Promise<Buffer> {
  const { font = 'Tinos', dpi = 200, skew = 0, seal = false } = scanning;
  const options = { title: 'Tờ in', createdAt: 0 };
  const sheet = await pdf.render('src/platform/pages/test-templates/printed.typ', { lines, font, size: 13 }, options);
  const longerSide = Math.round((842 / 72) * dpi);
  const { picture } = await pages.draw(inMemory('application/pdf', sheet), { page: 1, longerSide });
  const sealed = seal
    ? await sharp(picture)
        .composite([{ input: sealOf(dpi), blend: 'multiply' }])
        .toBuffer()
    : picture;
  const askew = skew === 0 ? sharp(sealed) : sharp(sealed).rotate(skew, { background: '#fff' });
  const { data, info } = await askew.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return sharp(spoilt(data, info.width, scanning), { raw: { width: info.width, height: info.height, channels: 3 } })
    .withMetadata({ density: dpi })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** A content that needs no store. */
export function inMemory(mediaType: string, content: Uint8Array): DocumentToRead {
  return { mediaType, size: content.length, open: async () => Readable.from([Buffer.from(content)]) };
}

function sealOf(dpi: number): Buffer {
  const across = Math.round((36 / 25.4) * dpi);
  const [middle, thick] = [across / 2, across / 28];
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${across}">
    <g fill="none" stroke="#d22630" stroke-width="${thick}"><circle cx="${middle}" cy="${middle}" r="${middle - thick}"/>
    <circle cx="${middle}" cy="${middle}" r="${middle * 0.62}"/></g>
    <path fill="#d22630" d="M${middle} ${middle * 0.6} l${across * 0.06} ${across * 0.3} l${across * -0.16} ${across * -0.2} h${across * 0.2} l${across * -0.16} ${across * 0.2} z"/></svg>`);
}

function spoilt(data: Buffer, width: number, { noise = 0, light = 1 }: Scanning): Buffer {
  if (noise === 0 && light === 1) return data;
  const random = randomFrom(7);
  const row = width * 3;
  return data.map((shade, i) => {
    const lit = shade * (1 - ((1 - light) * (i % row)) / row);
    return Math.max(0, Math.min(255, Math.round(lit + (random() - 0.5) * 2 * noise)));
  }) as Buffer;
}

/** Numbers from 0 to 1, always the same ones (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The share of signs that must be changed, put in or taken out to make `read` of `printed`, blanks counted as one. */
export function errorRate(printed: string, read: string): number {
  const [want, have] = [printed, read].map((text) => [...text.normalize('NFC').replace(/\s+/g, ' ').trim()]);
  let row = have!.map((_, i) => i + 1);
  for (const [i, sign] of want!.entries()) {
    let [diagonal, left] = [i, i + 1];
    row = row.map((above, j) => {
      const here = Math.min(above + 1, left + 1, diagonal + (sign === have![j] ? 0 : 1));
      [diagonal, left] = [above, here];
      return here;
    });
  }
  return (row.at(-1) ?? want!.length) / want!.length;
}

/** What an office prints: names, numbers, every tone. */
export const printedLines: readonly string[] = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
  'Ủy ban nhân dân xã Lạc Thủy, tỉnh Phú Thọ xác nhận: Ông Nguyễn Văn Thưởng, sinh ngày 02 tháng 9 năm 1985, dân tộc Mường, quốc tịch Việt Nam, số định danh cá nhân 017085004271, nơi thường trú: thôn Đồng Phú, xã Lạc Thủy, tỉnh Phú Thọ.',
  'Tình trạng hôn nhân: Hiện tại chưa đăng ký kết hôn với ai. Giấy này được cấp để sử dụng vào mục đích bổ sung hồ sơ vay vốn ngân hàng, không có giá trị sử dụng để đăng ký kết hôn. Giấy có giá trị sáu tháng kể từ ngày cấp.',
  'Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014 và Nghị định số 118/2025/NĐ-CP của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia.',
  'Người đề nghị cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình. Trường hợp khai man, người đề nghị phải bồi thường thiệt hại và hoàn trả 1.250.000 đồng phí đã được miễn.',
  'Kèm theo giấy này gồm có: bản sao trích lục khai tử của vợ, ảnh chụp quyết định ly hôn số 47/QĐST-HNGĐ, giấy ủy quyền, và bảng kê nhân khẩu thường trú tại địa phương trong khoảng thời gian từ năm 2003 đến nay.',
  'Lạc Thủy, ngày 27 tháng 11 năm 2026',
];
