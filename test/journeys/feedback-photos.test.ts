import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { agencies } from '#test/cast';
import { textOf } from '#test/citizen';
import { handIn } from '#test/hand-in';
import { image } from '#test/sample-files';
import { type World, world } from '#test/world';

const fields = {
  agency: 'H44.127',
  content: 'Đường vào thôn Đồng Nội có ổ gà lớn trước cổng trường.',
  fullName: 'Hoàng Thị Sen',
  phone: '0911222333',
};

const sending = { url: '/phan-anh', field: 'files', name: 'ổ gà.jpg', fields, json: false };

const stored = (w: World) =>
  w.rows<Record<string, unknown>>('select agency_id, readers, uploaded_by_kind, uploaded_by_id, id from papers.file');

describe('photos of feedback', () => {
  it('come from a visitor, name nobody, and are seen on the desk and by the agency it is transferred to', () =>
    world(async (w) => {
      const sent = await handIn(w, undefined, { ...sending, content: await image('jpeg'), copies: 2 });
      expect(sent.statusCode).toBe(303);
      const files = await stored(w);
      expect(files).toHaveLength(2);
      const bySystem = { agency_id: agencies.a, readers: [], uploaded_by_kind: 'system', uploaded_by_id: null };
      expect(files[0]).toMatchObject(bySystem);
      const desk = `/can-bo/phan-anh/${String(sent.headers.location).split('/')[3]}`;
      expect(textOf((await w.get(desk, 'leader Chi')).body)).toContain('ổ gà.jpg');
      const photo = `/tep/${agencies.a}/${files[0]?.id}`;
      expect((await w.get(photo, 'leader Sơn of B')).statusCode).toBe(404);
      await w.post(`${desk}/chuyen`, { to: 'H44.128', reason: 'Không thuộc địa bàn của xã' }, 'leader Chi');
      expect((await w.get(photo, 'leader Sơn of B')).statusCode).toBe(200);
      expect((await w.get(photo, 'citizen Phượng')).statusCode).toBe(404);
    }));

  it('are previewed without what the camera wrote into them, also for the agency they are transferred to', () =>
    world(async (w) => {
      const content = await sharp(await image('jpeg'))
        .withExif({ IFD0: { Make: 'Máy của Sen' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 29/1 19/1' } })
        .toBuffer();
      expect((await sharp(content).metadata()).exif).toBeDefined();
      const sent = await handIn(w, undefined, { ...sending, content });
      const [file] = await stored(w);
      const desk = `/can-bo/phan-anh/${String(sent.headers.location).split('/')[3]}`;
      await w.post(`${desk}/chuyen`, { to: 'H44.128', reason: 'Không thuộc địa bàn của xã' }, 'leader Chi');
      const preview = await w.get(`/tep/${agencies.a}/${file?.id}/xem`, 'leader Sơn of B');
      expect(preview.headers['content-type']).toContain('image/webp');
      const { exif, xmp, iptc } = await sharp(preview.rawPayload).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
      expect(preview.rawPayload.includes('Exif')).toBe(false);
    }));

  it('are downloaded without it too, and lie as they came in the store, unless their sender says that the place may be used', () =>
    world(async (w) => {
      const content = await sharp(await image('jpeg'))
        .withExif({ IFD0: { Make: 'Máy của Sen' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 29/1 19/1' } })
        .toBuffer();
      const sent = await handIn(w, undefined, { ...sending, content });
      const mayUse = { ...fields, mayUsePlace: 'yes' };
      await handIn(w, undefined, { ...sending, name: 'nơi chụp.jpg', fields: mayUse, content });
      const files = await w.rows<{ id: string; sha256: string }>(
        'select id, sha256 from papers.file order by is_bare desc',
      );
      expect((await w.tools.blobs.read(files[0]!.sha256)).equals(content)).toBe(true);
      const desk = `/can-bo/phan-anh/${String(sent.headers.location).split('/')[3]}`;
      await w.post(`${desk}/chuyen`, { to: 'H44.128', reason: 'Không thuộc địa bàn của xã' }, 'leader Chi');
      for (const who of ['leader Chi', 'leader Sơn of B'] as const) {
        const copy = await w.get(`/tep/${agencies.a}/${files[0]!.id}`, who);
        expect([copy.statusCode, copy.headers['content-type']]).toEqual([200, 'image/webp']);
        expect(copy.headers['content-disposition']).toContain('.webp');
        for (const word of ['Exif', 'GPS', 'Sen']) expect(copy.rawPayload.includes(word)).toBe(false);
        const { exif, xmp, iptc, width, height } = await sharp(copy.rawPayload).metadata();
        expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
        const original = await sharp(content).metadata();
        expect([width, height]).toEqual([original.width, original.height]);
      }
      const asItCame = await w.get(`/tep/${agencies.a}/${files[1]!.id}`, 'leader Chi');
      expect(asItCame.rawPayload.equals(content)).toBe(true);
      await w.rows(`update papers.file set media_type = 'image/heic' where id = $1`, [files[0]!.id]);
      const cannot = await w.get(`/tep/${agencies.a}/${files[0]!.id}`, 'leader Chi');
      expect([cannot.statusCode, cannot.rawPayload.includes('GPS')]).toEqual([415, false]);
    }));

  it('are refused beside their field when one is broken or there are too many, and nothing is kept', () =>
    world(async (w) => {
      const broken = await handIn(w, undefined, { ...sending, content: 'không phải ảnh' });
      expect(broken.statusCode).toBe(422);
      expect(textOf(broken.body)).toContain('ổ gà.jpg');
      const many = await handIn(w, undefined, { ...sending, content: await image('jpeg'), copies: 6 });
      expect(many.statusCode).toBe(422);
      expect(textOf(many.body)).toContain('nhiều nhất 5 tệp');
      expect(await stored(w)).toEqual([]);
      expect(await w.rows('select from feedback.feedback')).toEqual([]);
    }));

  it('are asked for again when something else was wrong', () =>
    world(async (w) => {
      const { phone: _, ...rest } = fields;
      const again = await handIn(w, undefined, { ...sending, fields: rest, content: await image('jpeg') });
      expect(again.statusCode).toBe(422);
      expect(textOf(again.body)).toContain('Xin chọn lại tệp');
    }));
});
