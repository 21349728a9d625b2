import { describe, expect, it } from 'vitest';
import { textOf } from '#test/citizen';
import { file, receive } from '#test/dossiers';
import { world } from '#test/world';

describe('withdrawing', () => {
  it('stops the dossier with my reason, once', () =>
    world(async (w) => {
      const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const page = `/ho-so-cua-toi/${code}/rut`;
      expect(textOf((await w.get(page, 'citizen An')).body)).toContain('mẫu 05');
      const form = { reason: 'Tôi không còn nhu cầu', _nonce: '0198f000-0000-4000-8000-00000000abcf' };
      for (const _ of [1, 2])
        expect((await w.post(page, form, 'citizen An')).headers.location).toBe(`/ho-so-cua-toi/${code}`);
      expect(await w.rows('select reason, asked_by_name from dossiers.withdrawal')).toEqual([
        { reason: 'Tôi không còn nhu cầu', asked_by_name: 'Nguyễn Văn An' },
      ]);
      expect(textOf((await w.get(`/ho-so-cua-toi/${code}`, 'citizen An')).body)).toContain('đã dừng theo yêu cầu');
      expect(textOf((await w.get(page, 'citizen An')).body)).toContain('không rút được nữa');
    }));

  it('asks for a reason', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      const answer = await w.post(`/ho-so-cua-toi/${code}/rut`, { reason: ' \u200b ' }, 'citizen An');
      expect(answer.statusCode).toBe(422);
      expect(textOf(answer.body)).toContain('Hãy nhập lý do rút hồ sơ');
    }));

  it('is refused with the rule once a leader has signed, and keeps the reason', () =>
    world(async (w) => {
      const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const at = `/can-bo/ho-so/${code}`;
      await w.post(`${at}/chuyen-buoc`, {}, 'head Long');
      await w.post(`${at}/du-thao`, { title: 'Giấy xác nhận', content: 'Chưa kết hôn.' }, 'officer Khánh');
      await w.post(`${at}/ky-duyet`, {}, 'leader Chi');
      const answer = await w.post(`/ho-so-cua-toi/${code}/rut`, { reason: 'Tôi đổi ý' }, 'citizen An');
      expect(answer.statusCode).toBe(409);
      expect(textOf(answer.body)).toContain('Điều 21, NĐ 118/2025/NĐ-CP');
      expect(await w.rows('select 1 from dossiers.withdrawal')).toEqual([]);
    }));

  it('tells who looks at an old page that the dossier was worked on meanwhile', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await receive(w, 'clerk Bình', dossier);
      const answer = await w.post(
        `/ho-so-cua-toi/${dossier.code}/rut`,
        { reason: 'Tôi đổi ý', version: String(dossier.version) },
        'citizen An',
      );
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain('Tôi đổi ý</textarea>');
    }));
});
