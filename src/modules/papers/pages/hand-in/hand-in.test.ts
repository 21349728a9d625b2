import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '#platform/identifiers';
import { agencies, cast } from '#test/cast';
import { handIn } from '#test/hand-in';
import { postForm } from '#test/hand-in-parts';
import { image, pdf } from '#test/sample-files';
import { world } from '#test/world';

const stored = 'select * from papers.file';

async function everyFileIn(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name))));
}

describe('a file handed in by citizen An', () => {
  it('is received under its Vietnamese name, belongs to the agency and is An’s to read', () =>
    world(async (w) => {
      const content = pdf();
      const answer = await handIn(w, 'citizen An', { name: 'Giấy khai sinh (bản chính).pdf', content });
      expect(answer.json()).toEqual({
        id: expect.any(String),
        name: 'Giấy khai sinh (bản chính).pdf',
        size: content.length,
        mediaType: 'application/pdf',
        state: 'unscanned',
      });
      const [row] = await w.rows<Record<string, unknown>>(stored);
      expect(row).toMatchObject({ agency_id: agencies.a, readers: [cast['citizen An']], uploaded_by_kind: 'citizen' });
      expect(await w.tools.blobs.check(String(row?.sha256))).toBe('intact');
      expect(await w.events()).toMatchObject({ 'file.handed_in': 1 });
    }));

  it('lies on the disk in clear nowhere, whole or in parts, and is read by who may', () =>
    world(async (w) => {
      const word = 'zqchuoihiem';
      const content = pdf(`4 0 obj\n(${word})\nendobj`);
      const { id } = (await handIn(w, 'citizen An', { name: 'Thẻ.pdf', content })).json();
      const file = JSON.stringify({ field: 'file', name: 'Thẻ lớn.pdf', size: content.length, modified: 1 });
      const part = await postForm(w, '/tep/phan', 'citizen An', { form: '/tep', file, at: '0' }, content);
      expect(part.json()).toEqual({ at: content.length });
      const kept = await everyFileIn(w.tools.config.home);
      expect(kept.length).toBeGreaterThan(1);
      expect(kept.filter((bytes) => bytes.includes(word))).toEqual([]);
      expect((await w.get(`/tep/${agencies.a}/${id}`, 'clerk Bình')).rawPayload.includes(word)).toBe(true);
      await w.tools.blobs.clearLeftovers(Number.POSITIVE_INFINITY);
    }));

  it('leads back to the page that asked for it, which learns its id', () =>
    world(async (w) => {
      const answer = await handIn(w, 'citizen An', { content: pdf(), json: false });
      const [{ id }] = (await w.rows<{ id: string }>(stored)) as [{ id: string }];
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toBe(`/nop-ho-so?buoc=giay-to&tep=${id}`);
    }));

  it('leads nobody to another site', () =>
    world(async (w) => {
      for (const tro_ve of ['https://example.com/', '//example.com', '/\t/example.com']) {
        const answer = await handIn(w, 'citizen An', { content: pdf(), json: false, fields: { tro_ve } });
        expect(answer.headers.location).toMatch(/^\/\?tep=/);
      }
    }));

  it('twice in the same form is one file', () =>
    world(async (w) => {
      const fields = { _nonce: newId() };
      const first = await handIn(w, 'citizen An', { content: pdf(), fields });
      const second = await handIn(w, 'citizen An', { content: pdf(), fields });
      expect(second.json()).toEqual(first.json());
      expect(await w.rows(stored)).toHaveLength(1);
    }));

  it('again on another day is another file with the same content', () =>
    world(async (w) => {
      for (const name of ['a.pdf', 'b.pdf']) await handIn(w, 'citizen An', { name, content: pdf() });
      const rows = await w.rows<{ sha256: string; name: string }>(`${stored} order by name`);
      expect(rows.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
      expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(1);
    }));

  it('loses path parts, and a name of 300 characters is cut but keeps its extension', () =>
    world(async (w) => {
      const name = `..\\..\\${'Hồ sơ '.repeat(50)}.pdf`;
      const { name: shown } = (await handIn(w, 'citizen An', { name, content: pdf() })).json();
      expect([...shown]).toHaveLength(150);
      expect(shown).toMatch(/^Hồ sơ .*….pdf$/);
    }));
});

describe('a file that cannot be taken in', () => {
  it.each([
    ['of 0 bytes', 'rỗng.pdf', '', 'Tệp “rỗng.pdf” không có nội dung (0 byte)'],
    ['of a wrong type under a right name', 'ảnh.jpg', pdf(), 'Tệp “ảnh.jpg” có đuôi .jpg nhưng nội dung là PDF'],
    ['of 21 MB', 'nặng.pdf', Buffer.alloc(21 * 1_048_576), 'Tệp “nặng.pdf” nặng 21 MB, vượt mức cho phép là 20 MB'],
  ])('%s is refused in words, and nothing is stored', (_, name, content, words) =>
    world(async (w) => {
      const answer = await handIn(w, 'citizen An', { name, content });
      expect(answer.statusCode).toBe(422);
      expect(answer.json().error).toContain(words);
      expect(await w.rows(stored)).toEqual([]);
    }),
  );

  it(
    'of 200 MB is refused by name, to an officer too, and leaves nothing in quarantine',
    () =>
      world(async (w) => {
        const content = Buffer.alloc(200 * 1_048_576);
        const answer = await handIn(w, 'clerk Bình', { name: 'cả kho.pdf', content });
        expect(answer.statusCode).toBe(422);
        expect(answer.json().error).toContain('Tệp “cả kho.pdf” nặng hơn 100 MB, trong khi mức cho phép là 100 MB');
        expect(await w.tools.blobs.clearLeftovers(Number.POSITIVE_INFINITY)).toBe(0);
      }),
    30_000,
  );

  it('without scripts brings the same form again, with the reason and the way back', () =>
    world(async (w) => {
      const answer = await handIn(w, 'citizen An', { name: 'rỗng.pdf', content: '', json: false });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Tệp “rỗng.pdf” không có nội dung');
      expect(answer.body).toContain(`name="agency" value="${agencies.a}"`);
      expect(answer.body).toContain('name="tro_ve" value="/nop-ho-so?buoc=giay-to"');
      expect(answer.body).toContain('href="/nop-ho-so?buoc=giay-to"');
    }));

  it('is none at all, or two at once', () =>
    world(async (w) => {
      expect((await handIn(w, 'citizen An', { name: '', content: '' })).json().error).toBe('Hãy chọn tệp cần gửi.');
      expect((await handIn(w, 'citizen An', { content: pdf(), copies: 2 })).json().error).toContain('chỉ gửi một tệp');
    }));

  it('is one more of a citizen who sent 500 MB today; tomorrow it can', () =>
    world(async (w) => {
      await handIn(w, 'citizen An', { content: pdf() });
      await w.rows('update papers.file set size = 500 * 1048576');
      expect((await handIn(w, 'citizen An', { content: pdf() })).json().error).toContain('đã gửi 500 MB');
      expect((await handIn(w, 'citizen Phượng', { content: pdf() })).statusCode).toBe(200);
      w.at('2026-03-11 08:01');
      expect((await handIn(w, 'citizen An', { content: pdf() })).statusCode).toBe(200);
    }));

  it('stands in a form without its mark, which is no fault of the file', () =>
    world(async (w) => {
      const answer = await handIn(w, 'citizen An', { content: pdf(), json: false, fields: { _nonce: '' } });
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('Biểu mẫu thiếu dấu nhận');
    }));

  it('comes from a forged form', () =>
    world(async (w) => {
      const answer = await handIn(w, 'citizen An', { content: pdf(), fields: { _csrf: 'wrong' } });
      expect(answer.statusCode).toBe(403);
      expect(await w.rows(stored)).toEqual([]);
    }));
});

describe('an officer', () => {
  it('hands in files to their own agency, and needs not say which', () =>
    world(async (w) => {
      const content = await image('jpeg');
      const answer = await handIn(w, 'clerk Bình', { name: 'quét.jpg', content, fields: { agency: '' } });
      expect(answer.statusCode).toBe(200);
      expect(await w.rows(stored)).toMatchObject([{ agency_id: agencies.a, readers: [], uploaded_by_kind: 'staff' }]);
    }));

  it('cannot hand in to another agency', () =>
    world(async (w) => {
      const answer = await handIn(w, 'clerk Bình', { content: pdf(), fields: { agency: agencies.b } });
      expect(answer.statusCode).toBe(403);
    }));

  it('who has no business with papers cannot hand in any', () =>
    world(async (w) => {
      expect((await handIn(w, 'administrator Thu', { content: pdf() })).statusCode).toBe(403);
    }));
});
