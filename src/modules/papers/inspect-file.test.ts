import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { openPageEngine } from '#platform/pages/page-engine';
import { root } from '#platform/root';
import { readingsOf } from '#test/readings';
import { docx, heic, image, objectStream, pdf, script, wallOfPixels, xlsx, zip } from '#test/sample-files';
import { inspectFile } from './inspect-file.ts';

const pages = openPageEngine({ root });
afterAll(() => pages.close());

const inspect = (name: string, content: Uint8Array) => inspectFile(pages, readingsOf(content), name);

const refusal = (name: string, content: Uint8Array): Promise<string> =>
  inspect(name, content).then(
    ({ mediaType }) => `taken as ${mediaType}`,
    (error: { code: string }) => error.code,
  );

describe('a file is taken in', () => {
  it.each([
    ['đơn.pdf', async () => pdf(), 'application/pdf'],
    ['ảnh.JPG', () => image('jpeg'), 'image/jpeg'],
    ['ảnh.png', () => image('png'), 'image/png'],
    ['ảnh.webp', () => image('webp'), 'image/webp'],
    ['bản quét.tif', () => image('tiff'), 'image/tiff'],
    ['IMG_0001.HEIC', async () => heic, 'image/heic'],
    ['tờ khai.docx', async () => docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['danh sách.xlsx', async () => xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('when its name and content agree: %s', async (name, content, mediaType) => {
    expect(await inspect(name, await content())).toEqual({ mediaType, name });
  });

  it('without an extension, and then gets the one of its content', async () => {
    expect(await inspect('QĐ 12.2026', pdf())).toEqual({ mediaType: 'application/pdf', name: 'QĐ 12.2026.pdf' });
  });
});

describe('a file is refused', () => {
  it('when it is empty', async () => {
    expect(await refusal('a.pdf', new Uint8Array())).toBe('papers.empty');
  });

  it('when its name says one thing and its content another', async () => {
    await expect(inspect('a.pdf', await image('png'))).rejects.toMatchObject({
      code: 'papers.wrong_type',
      facts: { extension: 'pdf', actual: 'PNG' },
    });
    expect(await refusal('a.docx', xlsx())).toBe('papers.wrong_type');
    expect(await refusal('a.exe', await image('png'))).toBe('papers.wrong_type');
  });

  it('when it is of no kind that is taken in, whatever its name', async () => {
    const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(500)]);
    expect(await refusal('a.pdf', program)).toBe('papers.unknown_type');
    expect(await refusal('a.jpg', Buffer.from('<html><script>alert(1)</script></html>'))).toBe('papers.unknown_type');
    expect(await refusal('a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'papers.unknown_type',
    );
    expect(await refusal('a.zip', zip({ 'a.txt': 'a' }))).toBe('papers.unknown_type');
  });
});

describe('a PDF is refused', () => {
  it('when it has a script or starts a program, however the name is spelled', async () => {
    expect(await refusal('a.pdf', pdf(`4 0 obj\n${script}\nendobj`))).toBe('papers.pdf_active');
    expect(await refusal('a.pdf', pdf('4 0 obj\n<</S/J#61v#61Script/JS(1)>>\nendobj'))).toBe('papers.pdf_active');
    expect(await refusal('a.pdf', pdf('4 0 obj\n<</S /Launch /F(cmd.exe)>>\nendobj'))).toBe('papers.pdf_active');
    expect(await refusal('a.pdf', pdf('4 0 obj\n<</S/#4caunch/F(cmd.exe)>>\nendobj'))).toBe('papers.pdf_active');
  });

  it('when the script hides in a packed object stream', async () => {
    expect(await refusal('a.pdf', pdf(objectStream(`4 0 ${script}`)))).toBe('papers.pdf_active');
    expect(await refusal('a.pdf', pdf(objectStream('4 0 <</A/B>>')))).toBe('taken as application/pdf');
  });

  it('when an object stream cannot be unpacked', async () => {
    const packed = Buffer.from('not packed at all');
    expect(await refusal('a.pdf', pdf(objectStream('', packed)))).toBe('papers.pdf_unreadable');
    const twice = objectStream('4 0 <</A/B>>').replace('/Filter/FlateDecode', '/Filter [/FlateDecode /FlateDecode]');
    expect(await refusal('a.pdf', pdf(twice))).toBe('papers.pdf_unreadable');
    expect(await refusal('a.pdf', pdf(twice.replace(' /FlateDecode]', ']')))).toBe('taken as application/pdf');
  });

  it('when a script stands across the place where the reading is cut', async () => {
    for (let shift = 0; shift < 12; shift++) {
      const before = pdf().indexOf('trailer');
      const padding = '%'.padEnd(262_144 - before - shift, ' ');
      expect(await refusal('a.pdf', pdf(`${padding}/JavaScript `))).toBe('papers.pdf_active');
    }
  });

  it('when it is locked', async () => {
    expect(await refusal('a.pdf', pdf('trailer <</Encrypt 5 0 R>>'))).toBe('papers.pdf_locked');
  });

  it('when its end is missing', async () => {
    const whole = pdf(' '.repeat(10_000));
    expect(await refusal('a.pdf', whole.subarray(0, 8_000))).toBe('papers.pdf_broken');
  });

  it('but not for words that only look alike, nor for bytes of an image', async () => {
    expect(await refusal('a.pdf', pdf('4 0 obj\n<</Launcher 1/XFAx 2>>(JavaScript)\nendobj'))).toBe(
      'taken as application/pdf',
    );
    const noise = randomBytes(3_000_000).toString('latin1');
    expect(await refusal('a.pdf', pdf(`4 0 obj\n<<>>\nstream\n${noise}\nendstream\nendobj`))).toBe(
      'taken as application/pdf',
    );
  });
});

describe('a Word or Excel file is refused', () => {
  it('when it has macros or carries a program', async () => {
    expect(await refusal('a.docx', docx({ 'word/vbaProject.bin': 'x' }))).toBe('papers.office_macro');
    expect(await refusal('a.docx', docx({ 'word/embeddings/hoa-don.exe': 'x' }))).toBe('papers.office_macro');
    expect(await refusal('a.docx', docx({ 'word/activeX/activeX1.bin': 'x' }))).toBe('papers.office_macro');
  });

  it('when it is a bomb: too much, too dense, or too many parts', async () => {
    expect(await refusal('a.docx', docx({ 'word/media/1.bin': new Uint8Array(30_000_000) }))).toBe(
      'papers.office_bomb',
    );
    const parts = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`word/${i}.xml`, 'x']));
    expect(await refusal('a.docx', docx(parts))).toBe('papers.office_bomb');
  });

  it('when entries of its directory overlap', async () => {
    const content = docx({ 'word/media/1.bin': randomBytes(50_000) });
    const entry = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    content.writeUInt32LE(60_000, entry + 20);
    content.writeUInt32LE(60_000, entry + 24);
    expect(await refusal('a.docx', content)).toBe('papers.office_bomb');
  });

  it('when a part is locked', async () => {
    const content = docx();
    const entry = content.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    content.writeUInt16LE(content.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await refusal('a.docx', content)).toBe('papers.office_locked');
  });

  it('when it is cut off, or is some other archive', async () => {
    const content = docx({ 'word/media/1.bin': randomBytes(5_000) });
    expect(await refusal('a.docx', content.subarray(0, content.length - 100))).toBe('papers.office_broken');
    expect(await refusal('a.docx', zip({ 'a.txt': 'a' }))).toBe('papers.office_broken');
  });
});

describe('an image is refused', () => {
  it('when it would unpack into a wall of pixels', async () => {
    expect(await refusal('a.png', await wallOfPixels(10_001))).toBe('papers.image_too_large');
    expect(await refusal('a.png', await wallOfPixels(9_999))).toBe('papers.image_broken');
    expect(await refusal('a.png', await image('png', 9_000, 9_000))).toBe('taken as image/png');
  });

  it('when it is broken', async () => {
    expect(await refusal('a.jpg', (await image('jpeg')).subarray(0, 100))).toBe('papers.image_broken');
  });

  it('when its last part is missing', async () => {
    const photo = await image('jpeg', 3_000, 2_000);
    expect(await refusal('a.jpg', photo.subarray(0, photo.length - 1_000))).toBe('papers.image_broken');
  });
});
