import { describe, expect, test } from 'vitest';
import type { CastMember } from '#test/cast';
import { handIn } from '#test/hand-in';
import { type World, world } from '#test/world';
import { emptySheetPhoto, handwritingPhoto, sealPhoto } from '../../../../platform/pages/ink-pictures.test-data.ts';

const url = '/can-bo/chung-thu/hinh';

const bringIn = (w: World, who: CastMember, mark: string, content: Uint8Array, fields: Record<string, string> = {}) =>
  handIn(w, who, { url: `${url}/${mark}`, name: 'anh.jpg', content, fields, json: false });

describe('the image of a handwriting', () => {
  test(
    'is taken in, seen by its holder alone, replaced with its history, and taken out of use',
    () =>
      world(async (w) => {
        expect((await w.get(url, 'leader Chi')).body).toContain('Chưa có hình chữ ký tay');
        expect((await w.get(`${url}/chu-ky`, 'leader Chi')).statusCode).toBe(404);
        const photo = await handwritingPhoto();
        for (const time of ['09:00', '09:01']) {
          w.at(`2026-03-10 ${time}`);
          expect((await bringIn(w, 'leader Chi', 'chu-ky', photo)).statusCode).toBe(303);
        }
        expect((await w.get(url, 'leader Chi')).body).toContain('Chữ ký tay của Lê Thị Chi');
        const picture = await w.get(`${url}/chu-ky`, 'leader Chi');
        expect(picture.headers['content-type']).toBe('image/png');
        expect((await w.get(`${url}/chu-ky`, 'leader Dũng')).statusCode).toBe(404);
        const kept = await w.rows<{ retired: boolean; picture: Buffer }>(
          'select retired_at is not null as retired, picture from signatures.specimen order by brought_in_at, id',
        );
        expect(kept.map(({ retired }) => retired)).toEqual([true, false]);
        expect(kept[0]!.picture.includes(photo.subarray(0, 64))).toBe(false);
        expect((await w.post(`${url}/chu-ky/thoi-dung`, {}, 'leader Chi')).statusCode).toBe(303);
        expect((await w.post(`${url}/chu-ky/thoi-dung`, {}, 'leader Chi')).statusCode).toBe(404);
        expect(await w.events()).toEqual({ 'specimen.brought_in': 2, 'specimen.retired': 1 });
      }),
    60_000,
  );

  test(
    'is refused in words when there is none, when it is empty, and when it is no picture',
    () =>
      world(async (w) => {
        const refused = async (content: Uint8Array, says: string) => {
          const answer = await bringIn(w, 'leader Chi', 'chu-ky', content);
          expect(answer.statusCode).toBe(422);
          expect(answer.body).toContain(says);
        };
        await refused(Buffer.alloc(0), 'Chọn ảnh chữ ký tay.');
        await refused(await emptySheetPhoto(), 'trên ảnh không thấy nét nào');
        await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'không phải là ảnh PNG, JPG hay WebP');
        await refused(Buffer.alloc(8_000_001, 1), 'Ảnh lớn hơn 8 MB');
        expect(await w.rows('select from signatures.specimen')).toEqual([]);
      }),
    60_000,
  );
});

describe('the image of the seal', () => {
  test(
    'is the document clerk’s to bring in, with its real size, and round',
    () =>
      world(async (w) => {
        const photo = await sealPhoto();
        expect((await bringIn(w, 'leader Chi', 'con-dau', photo, { millimetres: '36' })).statusCode).toBe(403);
        const wide = await bringIn(w, 'document clerk Mai', 'con-dau', photo, { millimetres: '90' });
        expect(wide.body).toContain('Nhập đường kính con dấu từ 20 đến 40 mm.');
        expect(wide.body).toContain('value="90"');
        const oval = await bringIn(w, 'document clerk Mai', 'con-dau', await handwritingPhoto(), { millimetres: '36' });
        expect(oval.body).toContain('Không thấy một con dấu tròn trọn vẹn');
        expect((await bringIn(w, 'document clerk Mai', 'con-dau', photo, { millimetres: '35,5' })).statusCode).toBe(
          303,
        );
        expect((await w.get(url, 'document clerk Mai')).body).toContain('35,5 mm');
        expect((await w.get(`${url}/con-dau`, 'leader Chi')).statusCode).toBe(404);
      }),
    60_000,
  );
});
