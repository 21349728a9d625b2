import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '#platform/identifiers';
import { agencies } from '#test/cast';
import { postForm } from '#test/hand-in-parts';
import { pdf } from '#test/sample-files';
import { type World, world } from '#test/world';

const content = pdf(`4 0 obj\n(${'giấy tờ '.repeat(50_000)})\nendobj`);
const described = (change = {}) =>
  JSON.stringify({ field: 'file', name: 'Bản án.pdf', size: content.length, modified: 1_770_000_000_000, ...change });
const form = '/tep';
const half = 200_000;

const tell = (w: World, who: 'citizen An' | 'citizen Phượng' = 'citizen An') =>
  postForm(w, '/tep/phan', who, { form, file: described() });
const sendPart = (w: World, at: number, to = content.length, change = {}) =>
  postForm(w, '/tep/phan', 'citizen An', { form, file: described(change), at: `${at}` }, content.subarray(at, to));
const sendForm = (w: World, fields = {}, who: 'citizen An' | 'citizen Phượng' = 'citizen An') =>
  postForm(w, form, who, { agency: agencies.a, tro_ve: '/nop-ho-so', _in_parts: described(), ...fields });
const stored = 'select sha256, name, size from papers.file';

describe('a large file of citizen An in parts', () => {
  it('goes on where it stopped, and is the same file once its form is sent', () =>
    world(async (w) => {
      expect((await tell(w)).json()).toEqual({ at: 0 });
      expect((await sendPart(w, 0, half)).json()).toEqual({ at: half });
      expect(await w.rows(stored)).toEqual([]);
      w.at('2026-03-10 20:00');
      expect((await tell(w)).json()).toEqual({ at: half });
      expect((await sendPart(w, half)).json()).toEqual({ at: content.length });
      expect((await sendForm(w)).statusCode).toBe(303);
      const sha256 = createHash('sha256').update(content).digest('hex');
      expect(await w.rows(stored)).toEqual([{ sha256, name: 'Bản án.pdf', size: content.length }]);
      expect((await tell(w)).json()).toEqual({ at: 0 });
      expect(await w.tools.blobs.clearLeftovers(Number.POSITIVE_INFINITY)).toBe(0);
    }));

  it('whose form is sent again, its answer lost, is one file', () =>
    world(async (w) => {
      await sendPart(w, 0);
      const _nonce = newId();
      const first = await sendForm(w, { _nonce });
      const again = await sendForm(w, { _nonce });
      expect(again.headers.location).toBe(first.headers.location);
      expect(await w.rows(stored)).toHaveLength(1);
    }));

  it('takes no part out of its place, and says where it stands', () =>
    world(async (w) => {
      await sendPart(w, 0, half);
      for (const at of [0, half + 1]) {
        const answer = await sendPart(w, at);
        expect([answer.statusCode, answer.json()]).toEqual([409, { at: half }]);
      }
      await w.tools.blobs.clearLeftovers(Number.POSITIVE_INFINITY);
    }));

  it('is not handed in before all of it is there, nor by somebody else', () =>
    world(async (w) => {
      await sendPart(w, 0, half);
      const early = await sendForm(w);
      expect(early.statusCode).toBe(409);
      expect(early.body).toContain('Tệp “Bản án.pdf” chưa được gửi hết');
      await sendPart(w, half);
      expect((await tell(w, 'citizen Phượng')).json()).toEqual({ at: 0 });
      expect((await sendForm(w, {}, 'citizen Phượng')).statusCode).toBe(409);
      expect(await w.rows(stored)).toEqual([]);
      await w.tools.blobs.clearLeftovers(Number.POSITIVE_INFINITY);
    }));

  it('passes the same inspection as every other', () =>
    world(async (w) => {
      await sendPart(w, 0, content.length, { name: 'ảnh.jpg' });
      const answer = await sendForm(w, { _in_parts: described({ name: 'ảnh.jpg' }) });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('có đuôi .jpg nhưng nội dung là PDF');
      expect(await w.rows(stored)).toEqual([]);
      await w.tools.blobs.clearLeftovers(Number.POSITIVE_INFINITY);
    }));

  it('too large, or one too many under way, is refused before its first byte is kept', () =>
    world(async (w) => {
      const tooLarge = await sendPart(w, 0, half, { size: 21 * 1_048_576 });
      expect(tooLarge.statusCode).toBe(422);
      expect(tooLarge.json().error).toContain('nặng 21 MB, vượt mức cho phép là 20 MB');
      for (let one = 0; one < 25; one++)
        expect((await sendPart(w, 0, 1, { size: 20 * 1_048_576, modified: one })).statusCode).toBe(200);
      expect((await sendPart(w, 0, 1)).json().error).toContain('gửi dở nhiều tệp');
      expect(await w.tools.blobs.clearLeftovers(Number.POSITIVE_INFINITY)).toBe(25);
    }));

  it('described as what is none, or in a forged form, is refused', () =>
    world(async (w) => {
      for (const file of ['', '{}', '[1', described({ size: -1 }), described({ name: 7 })])
        expect((await postForm(w, '/tep/phan', 'citizen An', { form, file })).statusCode).toBe(400);
      const forged = { form, file: described(), at: '0', _csrf: 'wrong' };
      expect((await postForm(w, '/tep/phan', 'citizen An', forged, content)).statusCode).toBe(403);
      expect((await sendForm(w, { _csrf: 'wrong' })).statusCode).toBe(403);
      expect((await tell(w)).json()).toEqual({ at: 0 });
    }));
});
