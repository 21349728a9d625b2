import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { agencies, type CastMember } from '#test/cast';
import { handIn } from '#test/hand-in';
import { pdf } from '#test/sample-files';
import { type World, world } from '#test/world';
import { brokenPdf, endlessPdf, pdfOfPages } from '../../platform/pages/sample-documents.test-data.ts';
import { grantReaders } from './actions/grant-readers.ts';
import { takeInFile } from './actions/take-in-file.ts';
import { findFile, listFiles } from './file-store.ts';

async function fileOf(w: World, who: CastMember, name: string, content: Uint8Array) {
  const { id } = (await handIn(w, who, { name, content })).json();
  return { id: id as string, url: `/tep/${agencies.a}/${id}` };
}

describe('a file', () => {
  it('is downloaded byte by byte under its name, boxed in and never shown as a page', () =>
    world(async (w) => {
      const content = pdf();
      const { url } = await fileOf(w, 'citizen An', 'Đơn của An’s (1).pdf', content);
      const answer = await w.get(url, 'citizen An');
      expect(answer.rawPayload.equals(content)).toBe(true);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      });
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="Don cua Ans (1).pdf"; filename*=UTF-8''%C4%90%C6%A1n%20c%E1%BB%A7a%20An%E2%80%99s%20%281%29.pdf`,
      );
    }));

  it('is opened by the officers of its agency, by nobody else', () =>
    world(async (w) => {
      const { url, id } = await fileOf(w, 'citizen An', 'đơn.pdf', pdf());
      for (const who of ['citizen An', 'clerk Bình', 'leader Chi'] as const)
        expect((await w.get(url, who)).statusCode, who).toBe(200);
      for (const who of ['citizen Phượng', 'clerk Việt of B', 'leader Sơn of B'] as const) {
        expect((await w.get(url, who)).statusCode, who).toBe(404);
        expect((await w.get(`${url}/xem`, who)).statusCode, who).toBe(404);
        expect(await w.read(who, (db) => listFiles(db, [agencies.a], [id])), who).toEqual([]);
      }
      for (const who of ['administrator Thu', 'supervisor Tuấn'] as const)
        expect((await w.get(url, who)).statusCode, who).toBe(403);
      expect((await w.get(url)).headers.location).toContain('/dang-nhap');
    }));

  it('is opened by another agency and person once they are let, and stays open to the others', () =>
    world(async (w) => {
      const { url, id } = await fileOf(w, 'citizen An', 'đơn.pdf', pdf());
      const phuong = (await w.principal('citizen Phượng')).id;
      await w.act('clerk Bình', (act) => grantReaders(act, agencies.a, [id, id], [agencies.b, phuong, agencies.b]));
      for (const who of ['citizen An', 'clerk Bình', 'citizen Phượng', 'clerk Việt of B'] as const)
        expect((await w.get(url, who)).statusCode, who).toBe(200);
      expect((await w.read('citizen An', (db) => findFile(db, { agencyId: agencies.a, id })))?.readers).toHaveLength(3);
    }));

  it('is shown to others by nobody who may not read it', () =>
    world(async (w) => {
      const { id } = await fileOf(w, 'citizen An', 'đơn.pdf', pdf());
      const phuong = (await w.principal('citizen Phượng')).id;
      for (const who of ['citizen Phượng', 'clerk Việt of B'] as const)
        await expect(w.act(who, (act) => grantReaders(act, agencies.a, [id], [phuong]))).rejects.toThrow('not_found');
    }));

  it('that does not exist is not found, whatever its address', () =>
    world(async (w) => {
      for (const id of [agencies.b, 'x', '..%2F..%2Fetc'])
        expect((await w.get(`/tep/${agencies.a}/${id}`, 'clerk Bình')).statusCode).toBe(404);
    }));

  it('the program itself has made is taken in like any other', () =>
    world(async (w) => {
      const file = { agencyId: agencies.a, name: 'kết quả.pdf', content: pdf() };
      const { id } = await w.actAsSystem(agencies.a, (act) => takeInFile(act, w.tools, file));
      expect((await w.get(`/tep/${agencies.a}/${id}`, 'officer Khánh')).statusCode).toBe(200);
    }));
});

describe('a preview', () => {
  it('of an image is drawn anew: smaller, without what was hidden in it', () =>
    world(async (w) => {
      const photo = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#0a0' } })
        .jpeg()
        .withExif({ IFD0: { Copyright: 'nơi chụp' } })
        .toBuffer();
      const { url } = await fileOf(
        w,
        'citizen An',
        'ảnh.jpg',
        Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]),
      );
      const answer = await w.get(`${url}/xem`, 'clerk Bình');
      expect(answer.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
      expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 800 });
      expect((await sharp(answer.rawPayload).metadata()).exif).toBeUndefined();
      expect(answer.rawPayload.includes('script')).toBe(false);
    }));

  it('of a PDF is the page asked for, drawn anew, and the first unless told', () =>
    world(async (w) => {
      const { url } = await fileOf(w, 'citizen An', 'đơn.pdf', pdfOfPages(3));
      const first = await w.get(`${url}/xem`, 'clerk Bình');
      expect(first.headers).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'no-store' });
      expect(await sharp(first.rawPayload).metadata()).toMatchObject({ format: 'webp', height: 1600 });
      const second = await w.get(`${url}/xem?trang=2`, 'clerk Bình');
      expect(second.statusCode).toBe(200);
      expect(second.rawPayload.equals(first.rawPayload)).toBe(false);
      const small = await w.get(`${url}/xem?trang=2&co=nho&quay=90`, 'clerk Bình');
      expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 320, height: 226 });
    }));

  it('leads from page to page and says how many there are', () =>
    world(async (w) => {
      const { url } = await fileOf(w, 'citizen An', 'đơn.pdf', pdfOfPages(3));
      const page = await w.get(`${url}/trang?trang=2`, 'citizen An');
      expect(page.body).toContain('Trang 2 trong 3 trang');
      expect(page.body).toContain(`src="${url}/xem?trang=2"`);
      expect(page.body).toContain(`href="${url}/trang?trang=3"`);
      for (const path of ['trang', 'xem'])
        expect((await w.get(`${url}/${path}?trang=4`, 'citizen An')).statusCode).toBe(404);
      for (const path of ['trang', 'xem'])
        expect((await w.get(`${url}/${path}`, 'citizen Phượng')).statusCode).toBe(404);
    }));

  it.each([
    ['of a PDF that is none inside', 'đơn.pdf', async () => brokenPdf],
    ['of a page that would draw for ever', 'đơn.pdf', async () => endlessPdf()],
  ])('%s is not there, and the download is offered in words', { timeout: 60_000 }, (_, name, content) =>
    world(async (w) => {
      const { url } = await fileOf(w, 'citizen An', name, await content());
      const answer = await w.get(`${url}/xem`, 'citizen An');
      expect(answer.statusCode).toBe(415);
      expect(answer.body).toContain('không xem trước được trên trang này. Xin tải tệp về để xem.');
    }),
  );
});
