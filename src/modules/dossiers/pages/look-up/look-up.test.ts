import { describe, expect, it } from 'vitest';
import { textOf } from '#test/citizen';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';

/** Every test asks from an address of its own, so that their counts do not meet. */
let address = 0;
const from = (): string => {
  address += 1;
  return `10.1.2.${address}`;
};

const ask = (w: World, code: string, number: string, remoteAddress = from()) =>
  w.http.inject({
    method: 'POST',
    url: '/tra-cuu',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ code, number }).toString(),
  });

describe('looking up a dossier', () => {
  it('finds the code from the slip already filled in', () =>
    world(async (w) => {
      expect((await w.get('/tra-cuu?ma=H44.127-260310-0001')).body).toContain('value="H44.127-260310-0001"');
    }));

  it.each([
    ['the identity number', '017090001234'],
    ['the telephone', '0912345678'],
    ['the telephone as it is written abroad', '+84 912 345 678'],
  ])('shows with %s where it stands and why that day, and names nobody', (_, number) =>
    world(async (w) => {
      const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      await w.post(`/can-bo/ho-so/${code}/chuyen-buoc`, { note: 'giao đồng chí Khánh' }, 'head Long');
      const answer = await ask(w, ` ${code.toLowerCase()} `, number);
      const text = textOf(answer.body);
      expect(answer.statusCode).toBe(200);
      expect(text).toContain('Đang giải quyết');
      expect(text).toContain('13/03/2026');
      expect(text).toContain('Vì sao hẹn ngày này');
      for (const secret of ['Nguyễn Văn An', 'Trần Văn Bình', 'Quách Văn Long', 'Khánh', '017090001234', '0912345678'])
        expect(text).not.toContain(secret);
    }),
  );

  it('says the same, and takes its time, for a wrong code, a wrong number and a wrong agency', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      const tries: [string, string][] = [
        [code, '0911111111'],
        ['H44.127-260310-9999', '0912345678'],
        ['H99.127-260310-0001', '0912345678'],
      ];
      const pages: string[] = [];
      for (const [wrong, number] of tries) {
        const began = performance.now();
        const answer = await ask(w, wrong, number);
        expect(performance.now() - began).toBeGreaterThanOrEqual(195);
        expect(answer.statusCode).toBe(404);
        pages.push(textOf(answer.body));
      }
      expect(new Set(pages).size).toBe(1);
      expect(pages[0]).toContain('Không có hồ sơ nào khớp');
    }));

  it('says where the reason of a refusal is read, and not the reason', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      await w.post(
        `/can-bo/ho-so/${code}/tu-choi-tiep-nhan`,
        { reason: 'Ông An đã đăng ký kết hôn năm 2020.', legalRef: 'NĐ 123/2015/NĐ-CP' },
        'clerk Bình',
      );
      const text = textOf((await ask(w, code, '0912345678')).body);
      expect(text).toContain('Đăng nhập vào Hồ sơ của tôi để xem lý do');
      expect(text).not.toContain('kết hôn năm 2020');
    }));

  it('does not keep the number in the page', () =>
    world(async (w) => {
      expect((await ask(w, 'H44.127-260310-9999', '0911111111')).body).not.toContain('0911111111');
    }));

  it('rests for a quarter of an hour after five failures with a code, right or wrong, whoever asks', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      for (let i = 0; i < 5; i++) expect((await ask(w, code, `091111111${i}`)).statusCode).toBe(404);
      for (let i = 0; i < 5; i++) await ask(w, 'H44.127-260310-9999', `091111111${i}`);
      const resting = await ask(w, code, '0912345678');
      expect(resting.statusCode).toBe(429);
      const none = await ask(w, 'H44.127-260310-9999', '0912345678');
      expect(textOf(resting.body)).toBe(textOf(none.body));
      w.at('2026-03-10 08:16');
      expect((await ask(w, code, '0912345678')).statusCode).toBe(200);
      expect(await w.rows('select code from dossiers.lookup_failure')).toHaveLength(2);
    }));

  it('is asked at most twenty times a minute from one address', () =>
    world(async (w) => {
      const here = from();
      for (let i = 0; i < 20; i++) expect((await ask(w, 'không phải mã', '0912345678', here)).statusCode).toBe(422);
      expect((await ask(w, 'không phải mã', '0912345678', here)).statusCode).toBe(429);
      expect((await ask(w, 'không phải mã', '0912345678')).statusCode).toBe(422);
    }));

  it('says what is wrong with what was typed', () =>
    world(async (w) => {
      expect(textOf((await ask(w, 'abc', '0912345678')).body)).toContain('Mã hồ sơ không đúng dạng');
      expect(textOf((await ask(w, 'H44.127-260310-0001', '091')).body)).toContain('ít nhất 9 ký tự');
      expect((await ask(w, "H44.127-260310-0001'--", '0912345678')).statusCode).toBe(422);
    }));
});
