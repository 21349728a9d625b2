import { describe, expect, it } from 'vitest';
import { begin, textOf } from '#test/citizen';
import { file } from '#test/dossiers';
import { world } from '#test/world';

describe('my dossiers', () => {
  it('say in words that there is none, and where to begin', () =>
    world(async (w) => {
      const { body } = await w.get('/ho-so-cua-toi', 'citizen Phượng');
      expect(textOf(body)).toContain('chưa nộp hồ sơ nào');
      expect(body).toContain('href="/nop-ho-so"');
    }));

  it('list what I filed in any commune, the last first, and nobody else’s', () =>
    world(async (w) => {
      const first = await file(w, 'citizen An');
      w.at('2026-03-10 08:30');
      const second = await file(w, 'citizen An', { receivingCode: 'H44.128' });
      const { body } = await w.get('/ho-so-cua-toi', 'citizen An');
      expect(body.indexOf(second.code)).toBeGreaterThan(0);
      expect(body.indexOf(first.code)).toBeGreaterThan(body.indexOf(second.code));
      expect((await w.get('/ho-so-cua-toi', 'citizen Phượng')).body).not.toContain(first.code);
    }));

  it('are read in pages that neither lose nor repeat one', () =>
    world(async (w) => {
      const codes: string[] = [];
      for (let i = 0; i < 22; i++) codes.push((await file(w, 'citizen An')).code);
      const page = await w.get('/ho-so-cua-toi', 'citizen An');
      const next = /href="([^"]*sau=[^"]+)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const rest = await w.get(next, 'citizen An');
      for (const code of codes) expect([page, rest].filter(({ body }) => body.includes(`${code}<`))).toHaveLength(1);
      expect(rest.body).toContain('href="/ho-so-cua-toi"');
    }));

  it('stand under the drafts, which lead back to where I stopped', () =>
    world(async (w) => {
      const draft = await begin(w);
      const { body } = await w.get('/ho-so-cua-toi', 'citizen An');
      expect(textOf(body)).toContain('bước 2/5: Tờ khai');
      expect(body).toContain(`href="${draft}/to-khai"`);
      expect((await w.get('/ho-so-cua-toi', 'citizen Phượng')).body).not.toContain(draft);
    }));

  it('take a forged place in the list for the beginning', () =>
    world(async (w) => {
      const { code } = await file(w, 'citizen An');
      for (const sau of ["1'--", '99999999999999999999_x', '1_0198f000-0000-4000-8000-00000000abcdx'])
        expect((await w.get(`/ho-so-cua-toi?sau=${encodeURIComponent(sau)}`, 'citizen An')).body).toContain(code);
    }));

  it('are not for visitors, who sign in first, nor for officers', () =>
    world(async (w) => {
      expect((await w.get('/ho-so-cua-toi')).headers.location).toBe('/dang-nhap?den=%2Fho-so-cua-toi');
      expect((await w.get('/ho-so-cua-toi', 'clerk Bình')).statusCode).toBe(403);
    }));
});
