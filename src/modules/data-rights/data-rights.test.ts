import { describe, expect, it } from 'vitest';
import { listMessages } from '#modules/notifications';
import { newId } from '#platform/identifiers';
import { agencies, type CastMember, staffIdOf } from '#test/cast';
import { textOf } from '#test/citizen';
import { file } from '#test/dossiers';
import { type World, world } from '#test/world';
import { maskIdentity } from '#ui';
import type { RequestKind } from '../../../reference/data-rights/request-limits.ts';
import { makeRequest } from './actions/make-request.ts';
import { warnBeforeDue } from './jobs/warn-before-due.ts';

const desk = '/can-bo/quyen-du-lieu';

async function ask(w: World, kind: RequestKind, words = 'Xin làm rõ giúp tôi.'): Promise<string> {
  const answer = await w.post('/du-lieu-cua-toi/yeu-cau-moi', { kind, agency: 'H44.127', words }, 'citizen An');
  expect(answer.statusCode).toBe(303);
  const [{ id } = { id: '' }] = await w.rows<{ id: string }>(
    'select id from data_rights.request order by made_at desc, id desc limit 1',
  );
  return id;
}

const refuse = { outcome: 'refused', ground: 'kept_by_law', words: 'Dữ liệu phải lưu trữ theo luật.' };
const accept = { outcome: 'carried_out', words: 'Chúng tôi đã thực hiện yêu cầu.' };

describe('a request about personal data', () => {
  it('is taken in with its clocks explained, taken up, and answered', () =>
    world(async (w) => {
      const id = await ask(w, 'correct', 'Địa chỉ của tôi đã đổi sang thôn Ba.');
      const own = textOf((await w.get(`/du-lieu-cua-toi/yeu-cau/${id}`, 'citizen An')).body);
      expect(own).toContain('Phản hồi đầu trước 12/03/2026 17:00');
      expect(own).toContain('Thời hạn giải quyết: 10 ngày');
      const listed = textOf((await w.get(desk, 'leader Chi')).body);
      expect(listed).toContain('Nguyễn Văn An');
      expect((await w.post(`${desk}/${id}/phan-hoi-dau`, { withOthers: '1' }, 'leader Chi')).statusCode).toBe(303);
      const taken = textOf((await w.get(`/du-lieu-cua-toi/yeu-cau/${id}`, 'citizen An')).body);
      expect(taken).toContain('Trả lời trước 25/03/2026 17:00');
      await w.post(`${desk}/${id}/tra-loi`, accept, 'administrator Thu');
      const answered = textOf((await w.get(`/du-lieu-cua-toi/yeu-cau/${id}`, 'citizen An')).body);
      expect(answered).toContain('Chúng tôi đã thực hiện yêu cầu.');
      expect(await w.events()).toMatchObject({
        'data_rights.requested': 1,
        'data_rights.taken_up': 1,
        'data_rights.answered': 1,
      });
    }));

  it('keeps what was typed beside what is wrong with it', () =>
    world(async (w) => {
      const answer = await w.post('/du-lieu-cua-toi/yeu-cau-moi', { words: 'Xin xem dữ liệu' }, 'citizen An');
      expect(answer.statusCode).toBe(422);
      expect(textOf(answer.body)).toContain('Hãy chọn một yêu cầu');
      expect(answer.body).toContain('Xin xem dữ liệu</textarea>');
    }));

  it('is put off once, in time, by no more than the law lets', () =>
    world(async (w) => {
      const id = await ask(w, 'provide');
      const extend = (days: string) =>
        w.post(`${desk}/${id}/gia-han`, { days, reason: 'Phải tìm trong kho lưu trữ cũ.' }, 'leader Chi');
      expect(textOf((await extend('5')).body)).toContain('Xin gửi phản hồi đầu trước khi gia hạn.');
      await w.post(`${desk}/${id}/phan-hoi-dau`, {}, 'leader Chi');
      expect((await extend('11')).statusCode).toBe(422);
      expect((await extend('10')).statusCode).toBe(303);
      expect(textOf((await extend('1')).body)).toContain('đã được gia hạn một lần');
      const own = textOf((await w.get(`/du-lieu-cua-toi/yeu-cau/${id}`, 'citizen An')).body);
      expect(own).toContain('Trả lời trước 30/03/2026 17:00');
      expect(own).toContain('Phải tìm trong kho lưu trữ cũ.');
    }));

  it('stands in a list by whose clock ends first, page by page', () =>
    world(async (w) => {
      const ids: string[] = [];
      for (const [i, day] of ['10', '11', '12', '13', '16'].entries()) {
        w.at(`2026-03-${day} 09:00`);
        for (const kind of ['provide', 'erase', 'object', 'restrict'] as const)
          ids.push(
            (await w.act('citizen An', (act) => makeRequest(act, { agencyId: agencies.a, kind, words: 'Xin xem.' })))
              .id,
          );
        if (i < 4) await w.rows(`update data_rights.request set person_id = $1`, [newId()]);
      }
      const [late] = ids;
      await w.post(`${desk}/${late}/phan-hoi-dau`, {}, 'leader Chi');
      ids.push(
        (
          await w.act('citizen An', (act) =>
            makeRequest(act, { agencyId: agencies.a, kind: 'correct', words: 'Xin sửa.' }),
          )
        ).id,
      );
      const linked = (html: string) => [...html.matchAll(/quyen-du-lieu\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
      const first = (await w.get(desk, 'leader Chi')).body;
      const [, next = ''] = /href="(\/can-bo\/quyen-du-lieu\?sau=[^"]+)"/.exec(first) ?? [];
      const second = (await w.get(next, 'leader Chi')).body;
      expect(linked(first)).toHaveLength(20);
      expect(linked(second)).toEqual([late]);
      expect(new Set([...linked(first), ...linked(second)])).toEqual(new Set(ids));
    }));

  it('is refused with the rule, never without an answer', () =>
    world(async (w) => {
      const id = await ask(w, 'erase');
      await w.post(`${desk}/${id}/tra-loi`, refuse, 'leader Chi');
      const own = textOf((await w.get(`/du-lieu-cua-toi/yeu-cau/${id}`, 'citizen An')).body);
      expect(own).toContain('Từ chối');
      expect(own).toContain('Điều 14 khoản 2 và Điều 19, Luật 91/2025/QH15');
    }));

  it('is nobody’s business but of who asked and of the agency that was asked', () =>
    world(async (w) => {
      const id = await ask(w, 'provide');
      expect((await w.get(`/du-lieu-cua-toi/yeu-cau/${id}`, 'citizen Phượng')).statusCode).toBe(404);
      expect((await w.get(`${desk}/${id}`, 'leader Sơn of B')).statusCode).toBe(404);
      expect((await w.get(`${desk}/${id}`, 'clerk Bình')).statusCode).toBe(403);
    }));
});

describe('a clock about to end', () => {
  it('is told once to everybody who may answer, and again when it is another', () =>
    world(async (w) => {
      const id = await ask(w, 'provide');
      const warnings = async (who: CastMember) => {
        const messages = await w.read(who, (db) => listMessages(db, staffIdOf(who), undefined, 50));
        return messages.filter(({ kind }) => kind === 'data_rights.due_soon').length;
      };
      const warned = async () => [await warnings('leader Dũng'), await warnings('administrator Thu')];
      await warnBeforeDue.run({}, w.jobs());
      expect(await warned()).toEqual([0, 0]);
      w.at('2026-03-11 07:30');
      await warnBeforeDue.run({}, w.jobs());
      await warnBeforeDue.run({}, w.jobs());
      expect(await warned()).toEqual([1, 1]);
      const page = await w.get('/thong-bao', 'leader Dũng');
      expect(textOf(page.body)).toContain('Phải trả lời trước 12/03/2026 17:00.');
      expect(page.body).toContain(`${desk}/${id}`);
      await w.post(`${desk}/${id}/phan-hoi-dau`, {}, 'leader Chi');
      w.at('2026-03-19 07:30');
      await warnBeforeDue.run({}, w.jobs());
      expect(await warned()).toEqual([2, 2]);
      expect(textOf((await w.get('/thong-bao', 'citizen An')).body)).toContain('sẽ trả lời trước 20/03/2026 17:00');
    }));
});

describe('what is held about somebody', () => {
  it('stands on one page and in one file, and nothing of anybody else', () =>
    world(async (w) => {
      const dossier = await file(w, 'citizen An');
      await ask(w, 'restrict', 'Xin đừng gửi tin nhắn cho tôi.');
      const page = textOf((await w.get('/du-lieu-cua-toi', 'citizen An')).body);
      for (const part of [
        dossier.code,
        'Hồ sơ đã nộp (1)',
        maskIdentity('017090001234'),
        'Đã nhận được hồ sơ',
        'Hạn chế xử lý',
      ])
        expect(page).toContain(part);
      const download = await w.get('/du-lieu-cua-toi/tai-ve', 'citizen An');
      expect(download.headers['content-disposition']).toContain('attachment');
      const held = JSON.parse(download.body) as Record<string, unknown>;
      expect(held).toMatchObject({
        account: { fullName: 'Nguyễn Văn An', identityNumber: '017090001234' },
        dossiers: [
          { code: dossier.code, parties: { owner: { phone: '0912345678' } }, facts: [{ type: 'dossier.submitted' }] },
        ],
        requests: [{ kind: 'restrict', words: 'Xin đừng gửi tin nhắn cho tôi.' }],
      });
      const others = (await w.get('/du-lieu-cua-toi/tai-ve', 'citizen Phượng')).body;
      expect(others).not.toContain(dossier.code);
      expect(others).not.toContain('017090001234');
    }));
});
