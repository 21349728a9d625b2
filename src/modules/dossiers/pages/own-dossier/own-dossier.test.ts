import { describe, expect, it } from 'vitest';
import type { CastMember } from '#test/cast';
import { fileThroughPages, textOf } from '#test/citizen';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';

const see = async (w: World, code: string, who: CastMember = 'citizen An') =>
  textOf((await w.get(`/ho-so-cua-toi/${code}`, who)).body);

describe('the page of my dossier', () => {
  it('says that I need do nothing, and by when the agency answers', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      const { code } = await file(w, 'citizen An');
      expect(await see(w, code)).toContain(
        'Anh/chị chưa phải làm gì. Cơ quan kiểm tra hồ sơ và trả lời chậm nhất 11/03/2026 09:30',
      );
      w.at('2026-03-12 09:00');
      expect(await see(w, code)).toContain('Xin gọi Trung tâm Phục vụ hành chính công xã Lạc Thuỷ');
    }));

  it('shows the promised day with its reasoning, and my numbers masked', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await receive(w, 'clerk Bình', dossier);
      const text = await see(w, dossier.code);
      expect(text).toContain('Kết quả hẹn trả 13/03/2026');
      expect(text).toContain('Vì sao hẹn ngày này');
      expect(text).toContain('********1234');
      expect(text).not.toContain('017090001234');
    }));

  it('keeps drafts of the result and the notes of officers from me until the result is issued', () =>
    world(async (w) => {
      const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const at = `/can-bo/ho-so/${code}`;
      await w.post(`${at}/chuyen-buoc`, { note: 'chú ý: anh này hay khiếu nại' }, 'head Long');
      await w.post(
        `${at}/du-thao`,
        { title: 'Giấy xác nhận', content: 'Xác nhận ông An chưa kết hôn.' },
        'officer Khánh',
      );
      const before = await see(w, code);
      expect(before).not.toContain('khiếu nại');
      expect(before).not.toContain('Dự thảo');
      await w.post(`${at}/ky-duyet`, {}, 'leader Chi');
      await w.post(`${at}/ban-hanh`, {}, 'document clerk Mai');
      expect(await see(w, code)).toContain('Mời anh/chị mang thẻ căn cước');
      expect(await see(w, code)).not.toContain('Xác nhận ông An chưa kết hôn.');
      await w.post(`${at}/tra-ket-qua`, { method: 'counter', receivedByName: 'Nguyễn Văn An' }, 'clerk Hoa');
      expect(await see(w, code)).toContain('Xác nhận ông An chưa kết hôn.');
    }));

  it('says the reason when it was not received, and offers to file anew', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      await w.post(
        `/can-bo/ho-so/${code}/tu-choi-tiep-nhan`,
        { reason: 'Không thuộc thẩm quyền của xã này.', legalRef: 'NĐ 123/2015/NĐ-CP' },
        'clerk Bình',
      );
      const { body } = await w.get(`/ho-so-cua-toi/${code}`, 'citizen An');
      expect(textOf(body)).toContain('Không thuộc thẩm quyền của xã này.');
      expect(body).toContain('href="/nop-ho-so/1.004873"');
      expect(body).not.toContain('/rut"');
    }));

  it('is as if it were not there for anybody else, with all that is under it', () =>
    world(async (w) => {
      const code = await fileThroughPages(w);
      for (const page of ['', '/da-nop', '/bo-sung', '/rut'])
        expect((await w.get(`/ho-so-cua-toi/${code}${page}`, 'citizen Phượng')).statusCode).toBe(404);
      for (const page of ['/bo-sung', '/rut'])
        expect(
          (await w.post(`/ho-so-cua-toi/${code}${page}`, { reason: 'thử xem' }, 'citizen Phượng')).statusCode,
        ).toBe(404);
      expect((await w.get('/ho-so-cua-toi/khong-phai-ma', 'citizen An')).statusCode).toBe(404);
    }));
});
