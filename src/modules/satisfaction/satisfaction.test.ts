import { describe, expect, it } from 'vitest';
import type { Dossier } from '#modules/dossiers';
import { handOverResult } from '#modules/dossiers';
import { newId } from '#platform/identifiers';
import { agencies } from '#test/cast';
import { textOf } from '#test/citizen';
import { counterOf } from '#test/counter';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import { satisfactionInvariants } from './invariants.ts';

/** A dossier of citizen An whose result clerk Hoa has handed over, with everything that follows from that. */
async function handedOver(w: World): Promise<Dossier> {
  const counter = await counterOf(w);
  const settled = await counter.settle(w.now(), await receive(w, 'clerk Bình', await file(w, 'citizen An')));
  return w.act('clerk Hoa', (act) =>
    handOverResult(act, settled, { method: 'counter', receivedByName: 'Nguyễn Văn An', trackingNumber: null }),
  );
}

/** The address in the code that the clerk shows. */
async function invited(w: World, { code }: Dossier): Promise<string> {
  const shown = await w.post(`/can-bo/ho-so/${code}/moi-danh-gia`, {}, 'clerk Bình');
  expect(shown.statusCode).toBe(200);
  return /href="(\/danh-gia\/H44\.127\/[\w-]{43})"/.exec(shown.body)?.[1] ?? '';
}

const answers = (w: World) => w.rows<Record<string, unknown>>('select * from satisfaction.answer');

describe('an invitation to rate', () => {
  it('is a code at the counter, opens without an account and can be used once', () =>
    world(async (w) => {
      const address = await invited(w, await handedOver(w));
      expect(textOf((await w.get(address)).body)).toContain('Nói chung, anh/chị có hài lòng');
      const sent = await w.post(address, { overall: 'very_satisfied', access: '5', comment: 'Cảm ơn' });
      expect([sent.statusCode, sent.headers.location]).toEqual([303, '/danh-gia/cam-on']);
      expect(await answers(w)).toMatchObject([{ overall: 'very_satisfied', access: 5, month: '2026-03-01' }]);
      expect((await w.post(address, { overall: 'dissatisfied' })).statusCode).toBe(410);
      expect((await w.get(address)).statusCode).toBe(404);
      expect(await answers(w)).toHaveLength(1);
    }));

  it('is shown only for a result handed over, by the counter that did', () =>
    world(async (w) => {
      const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      const at = `/can-bo/ho-so/${code}/moi-danh-gia`;
      expect((await w.post(at, {}, 'clerk Bình')).statusCode).toBe(409);
      expect((await w.post(at, {}, 'clerk Việt of B')).statusCode).toBe(404);
      expect((await w.post(at, {}, 'officer Khánh')).statusCode).toBe(403);
    }));

  it('ends after thirty days', () =>
    world(async (w) => {
      const address = await invited(w, await handedOver(w));
      w.at('2026-04-09 07:00');
      expect((await w.get(address)).statusCode).toBe(200);
      w.at('2026-04-09 09:00');
      expect((await w.get(address)).statusCode).toBe(404);
    }));
});

describe('an answer', () => {
  it('is given once about a dossier, by whichever way comes first', () =>
    world(async (w) => {
      const dossier = await handedOver(w);
      const address = await invited(w, dossier);
      const own = `/danh-gia/ho-so/${dossier.code}`;
      expect((await w.post(own, { overall: 'satisfied' }, 'citizen An')).statusCode).toBe(303);
      expect((await w.post(own, { overall: 'satisfied' }, 'citizen An')).statusCode).toBe(410);
      expect((await w.get(address)).statusCode).toBe(404);
      expect((await w.get(own, 'citizen Phượng')).statusCode).toBe(404);
      expect(await answers(w)).toHaveLength(1);
    }));

  it('says what is missing beside the question, and keeps what was typed', () =>
    world(async (w) => {
      const address = await invited(w, await handedOver(w));
      const again = await w.post(address, { comment: 'Đã viết rồi' });
      expect(again.statusCode).toBe(422);
      expect(textOf(again.body)).toContain('Hãy chọn một mức hài lòng');
      expect(again.body).toContain('Đã viết rồi');
    }));
});

describe('a bad answer', () => {
  it('opens a follow-up that a leader closes with words', () =>
    world(async (w) => {
      const address = await invited(w, await handedOver(w));
      await w.post(address, { overall: 'dissatisfied', comment: 'Phải đi lại ba lần', contact: '0900000001' });
      const list = await w.get('/can-bo/hai-long/xem-xet', 'leader Chi');
      expect(textOf(list.body)).toContain('Phải đi lại ba lần');
      const at = /href="(\/can-bo\/hai-long\/xem-xet\/[0-9a-f-]{36})"/.exec(list.body)?.[1] ?? '';
      expect(textOf((await w.get(at, 'leader Chi')).body)).toContain('0900000001');
      expect((await w.get(at, 'head Long')).statusCode).toBe(403);
      expect((await w.get(at, 'leader Sơn of B')).statusCode).toBe(404);
      expect((await w.post(at, { words: 'ok' }, 'leader Chi')).statusCode).toBe(422);
      const words = { words: 'Đã xin lỗi và nhắc bộ phận tiếp nhận hướng dẫn một lần.' };
      expect((await w.post(at, words, 'leader Chi')).statusCode).toBe(303);
      expect((await w.post(at, words, 'leader Dũng')).statusCode).toBe(409);
      expect(textOf((await w.get('/can-bo/hai-long/xem-xet?xong=1', 'leader Chi')).body)).toContain('Đã xin lỗi');
    }));

  it('is missed by nobody: the invariants name one without a follow-up, and an answer too many', () =>
    world(async (w) => {
      const [counts, followed] = satisfactionInvariants;
      const broken = async () =>
        Promise.all(
          [counts, followed].map(async (each) => (await each!.violations(w.database, [agencies.a], w.tools)).length),
        );
      await w.post(await invited(w, await handedOver(w)), { overall: 'dissatisfied' });
      expect(await broken()).toEqual([0, 0]);
      await w.rows('delete from satisfaction.follow_up');
      await w.rows('delete from satisfaction.rated_dossier');
      expect(await broken()).toEqual([1, 1]);
    }));
});

describe('the leader’s page', () => {
  it('counts by procedure and officer, opens the answers behind each figure and finds words without accents', () =>
    world(async (w) => {
      for (const overall of ['very_satisfied', 'satisfied', 'dissatisfied'])
        await w.post(await invited(w, await handedOver(w)), { overall, comment: `Ý kiến của người ${overall}` });
      const page = textOf((await w.get('/can-bo/hai-long', 'leader Chi')).body);
      expect(page).toContain('66,7%');
      expect(page).toContain('Trần Văn Bình');
      const bad = textOf((await w.get('/can-bo/hai-long/y-kien?thang=2026-03&muc=dissatisfied', 'leader Chi')).body);
      expect(bad).toContain('người dissatisfied');
      expect(bad).not.toContain('người satisfied');
      const found = textOf(
        (await w.get('/can-bo/hai-long/y-kien?thang=2026-03&tim=y+kien+cua+nguoi+very', 'leader Chi')).body,
      );
      expect(found).toContain('1 đánh giá');
      expect(textOf((await w.get('/can-bo/hai-long', 'leader Sơn of B')).body)).toContain(
        'Tháng này chưa có đánh giá nào',
      );
    }));

  it('keeps back what fewer than three say of an officer', () =>
    world(async (w) => {
      await w.post(await invited(w, await handedOver(w)), { overall: 'dissatisfied', comment: 'Một mình tôi' });
      const page = await w.get('/can-bo/hai-long', 'leader Chi');
      expect(textOf(page.body)).toContain('ít hơn 3');
      const officer = /href="([^"]*can-bo=[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(textOf((await w.get(officer, 'leader Chi')).body)).toContain('quá ít đánh giá');
    }));

  it('scores the criteria that recorded facts answer', () =>
    world(async (w) => {
      const counter = await counterOf(w);
      const asked = await counter.askSupplement(
        w.now(),
        await counter.receive(w.now(), await counter.file(w.now(), {})),
      );
      const complete = await counter.completeSupplement(w.now(), asked);
      await counter.handOver(w.now(), await counter.settle(w.now(), complete));
      await handedOver(w);
      const text = textOf((await w.get('/can-bo/hai-long/tieu-chi?thang=2026-03', 'leader Chi')).body);
      expect(text).toMatch(/Tổng thời gian giải quyết so với thời hạn\s+2\s+2/);
      expect(text).toMatch(/Số lần phải liên hệ để hoàn thiện hồ sơ\s+1,5\s+2/);
    }));
});

describe('long lists of answers', () => {
  it('go on page by page, each answer once', () =>
    world(async (w) => {
      const ids = Array.from({ length: 120 }, () => newId());
      const answers = ids.map(
        (id, i) =>
          `('${agencies.a}', '${id}', '${agencies.a}', '2026-0${2 + (i % 2)}-01', '1.004873', 'Xác nhận', 'dissatisfied', 'ý kiến số ${i}.')`,
      );
      await w.rows(
        `insert into satisfaction.answer (agency_id, id, handling_agency_id, month, procedure_code, procedure_name, overall, comment)
         values ${answers.join(', ')}`,
      );
      const followUps = ids.map((id) => `('${agencies.a}', '${id}')`);
      await w.rows(`insert into satisfaction.follow_up (agency_id, answer_id) values ${followUps.join(', ')}`);
      expect(await readPages(w, '/can-bo/hai-long/xem-xet')).toHaveLength(120);
      expect(await readPages(w, '/can-bo/hai-long/y-kien?thang=2026-02')).toHaveLength(60);
    }));

  /** The comments of a list, in order, following its pages to the end. */
  async function readPages(w: World, address: string): Promise<string[]> {
    const { body } = await w.get(address, 'leader Chi');
    const here = [...textOf(body).matchAll(/ý kiến số \d+\./g)].map(([comment]) => comment);
    const next = /href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    const all = next ? [...here, ...(await readPages(w, next))] : here;
    expect(new Set(all).size).toBe(all.length);
    return all;
  }
});
