import { describe, expect, it } from 'vitest';
import { textOf } from '#test/citizen';
import { world } from '#test/world';

describe('the pages for everybody', () => {
  it('begin with finding, filing and looking up, and whom to ring in each commune', () =>
    world(async (w) => {
      const { body, statusCode } = await w.get('/');
      expect(statusCode).toBe(200);
      expect(body).toContain('method="get" action="/thu-tuc"');
      for (const href of ['/nop-ho-so', '/tra-cuu', '/ho-so-cua-toi', '/thu-tuc?su_kien=sinh-con', 'tel:02183800128'])
        expect(body).toContain(`href="${href}"`);
      expect(textOf(body)).toContain('Trung tâm Phục vụ hành chính công xã An Nghĩa');
    }));

  it.each(['/', '/nop-ho-so', '/tra-cuu', '/huong-dan', '/tro-nang'])(
    '%s opens without sign-in, in both languages',
    (url) =>
      world(async (w) => {
        const vi = await w.get(url);
        const en = await w.get(`${url}?lang=en`);
        expect([vi.statusCode, en.statusCode]).toEqual([200, 200]);
        expect(vi.body).toContain('<html lang="vi"');
        expect(en.body).toContain('<html lang="en"');
        expect(textOf(en.body)).not.toBe(textOf(vi.body));
      }),
  );

  it('lead through one menu', () =>
    world(async (w) => {
      const text = textOf((await w.get('/huong-dan')).body);
      for (const item of ['Trang chủ', 'Thủ tục', 'Nộp hồ sơ', 'Tra cứu hồ sơ', 'Hồ sơ của tôi'])
        expect(text).toContain(item);
    }));
});
