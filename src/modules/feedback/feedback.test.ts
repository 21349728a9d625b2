import { describe, expect, it } from 'vitest';
import { newId } from '#platform/identifiers';
import { agencies, staffIdOf } from '#test/cast';
import { textOf } from '#test/citizen';
import { nextAddress } from '#test/next-address';
import { type World, world } from '#test/world';
import { feedbackInvariants } from './invariants.ts';

const matter = {
  agency: 'H44.127',
  content: 'Đường vào thôn Đồng Nội có ổ gà lớn trước cổng trường, trời mưa rất nguy hiểm.',
  place: 'Cổng trường thôn Đồng Nội',
  fullName: 'Hoàng Thị Sen',
  phone: '0911222333',
  mayPost: 'yes',
};

/** Sends the form, a visitor each time from another address, so that the counts of the tests do not meet. */
const send = (w: World, fields: Record<string, string>, who?: 'citizen An') =>
  who
    ? w.post('/phan-anh', fields, who)
    : w.http.inject({
        method: 'POST',
        url: '/phan-anh',
        remoteAddress: nextAddress(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _nonce: newId(), ...fields }).toString(),
      });

/** Reports something as anybody would, and gives the sender's page. */
async function report(w: World, fields: Partial<typeof matter> = {}, who?: 'citizen An'): Promise<Sent> {
  const sent = await send(w, { ...matter, ...fields }, who);
  expect(sent.statusCode).toBe(303);
  const page = decodeURIComponent(String(sent.headers.location));
  const [, code = '', secret = ''] = /^\/phan-anh\/theo-doi\/([^/]+)\/([^/]+)$/.exec(page) ?? [];
  return { page, code, secret, desk: `/can-bo/phan-anh/${code}` };
}

interface Sent {
  readonly page: string;
  readonly code: string;
  readonly secret: string;
  readonly desk: string;
}

const khanh = { kind: 'place', officer: staffIdOf('officer Khánh') };
const answer = { answer: 'Xã đã vá ổ gà ngày 12/3 và sẽ làm lại mặt đường trong tháng 4.' };

async function answered(w: World): Promise<Sent> {
  const sent = await report(w);
  expect((await w.post(`${sent.desk}/nhan-giai-quyet`, khanh, 'head Long')).statusCode).toBe(303);
  expect((await w.post(`${sent.desk}/du-thao`, answer, 'officer Khánh')).statusCode).toBe(303);
  expect((await w.post(`${sent.desk}/duyet`, {}, 'leader Chi')).statusCode).toBe(303);
  return sent;
}

describe('feedback of a visitor', () => {
  it('gets a code and a secret, and is found by both together', () =>
    world(async (w) => {
      const { page, code, secret } = await report(w);
      expect(code).toBe('PA-H44.127-260310-0001');
      const text = textOf((await w.get(page)).body);
      expect(text).toContain(secret);
      expect(text).toContain('Chờ kiểm tra thẩm quyền');
      const found = await w.post('/phan-anh/tra-cuu', {
        code: code.toLowerCase(),
        secret: secret.replaceAll('-', ' '),
      });
      expect(found.statusCode).toBe(303);
      expect((await w.get(String(found.headers.location))).statusCode).toBe(200);
      expect((await w.post('/phan-anh/tra-cuu', { code, secret: 'AAAA-AAAA-AAAA' })).statusCode).toBe(404);
      expect((await w.get(`/phan-anh/theo-doi/${code}/AAAA-AAAA-AAAA`)).statusCode).toBe(404);
      expect(JSON.stringify(await w.rows('select * from feedback.feedback'))).not.toContain(secret);
    }));

  it('is owed a check within two working days, and says why', () =>
    world(async (w) => {
      const text = textOf((await w.get((await report(w)).page)).body);
      expect(text).toContain('12/03/2026');
      expect(text).toContain('5 ngày làm việc (NĐ 20/2008/NĐ-CP');
      expect(text).toContain('2 ngày làm việc (QĐ 766/QĐ-TTg');
    }));

  it('needs a name and a way to answer, and keeps what was typed', () =>
    world(async (w) => {
      const { phone: _, ...rest } = matter;
      const again = await send(w, rest);
      expect(again.statusCode).toBe(422);
      expect(textOf(again.body)).toContain('Hãy nhập số điện thoại hoặc thư điện tử');
      expect(again.body).toContain('Hoàng Thị Sen');
    }));
});

describe('the sender', () => {
  it('is seen by nobody on the desk, though signed in', () =>
    world(async (w) => {
      const { desk } = await report(w, {}, 'citizen An');
      for (const who of ['clerk Bình', 'officer Khánh', 'head Long', 'leader Chi'] as const) {
        const page = await w.get(desk, who);
        expect(page.statusCode).toBe(200);
        expect(page.body).not.toMatch(/Hoàng Thị Sen|0911222333|Nguyễn Văn An/);
      }
    }));

  it('is shown to a leader who says why, and that stands in the journal', () =>
    world(async (w) => {
      const { desk } = await report(w);
      expect((await w.post(`${desk}/nguoi-gui`, { reason: 'x' }, 'leader Chi')).statusCode).toBe(422);
      const shown = await w.post(`${desk}/nguoi-gui`, { reason: 'Gọi điện hỏi lại vị trí ổ gà' }, 'leader Chi');
      expect(textOf(shown.body)).toContain('Hoàng Thị Sen');
      expect(textOf((await w.get(desk, 'leader Dũng')).body)).toContain('Gọi điện hỏi lại vị trí ổ gà');
      for (const who of ['clerk Bình', 'officer Khánh', 'head Long'] as const)
        expect((await w.post(`${desk}/nguoi-gui`, { reason: 'Muốn biết ai đã gửi' }, who)).statusCode).toBe(403);
    }));

  it('finds their own feedback when signed in, and nobody else does', () =>
    world(async (w) => {
      const { code } = await report(w, {}, 'citizen An');
      expect(textOf((await w.get('/phan-anh/cua-toi', 'citizen An')).body)).toContain(code);
      expect((await w.get(`/phan-anh/cua-toi/${code}`, 'citizen An')).statusCode).toBe(200);
      expect((await w.get(`/phan-anh/cua-toi/${code}`, 'citizen Phượng')).statusCode).toBe(404);
      expect(textOf((await w.get('/phan-anh/cua-toi', 'citizen Phượng')).body)).not.toContain(code);
    }));
});

describe('the check', () => {
  it('transfers to another commune, where the clock begins anew and the first sees it no more as its own', () =>
    world(async (w) => {
      const { page, desk, code } = await report(w);
      w.at('2026-03-11 09:00');
      const reason = 'Đoạn đường thuộc xã An Nghĩa quản lý';
      expect((await w.post(`${desk}/chuyen`, { to: 'H44.128', reason }, 'leader Chi')).statusCode).toBe(303);
      expect(textOf((await w.get('/can-bo/phan-anh', 'leader Sơn of B')).body)).toContain(code);
      expect(textOf((await w.get('/can-bo/phan-anh', 'leader Chi')).body)).not.toContain(code);
      expect((await w.get(desk, 'leader Chi')).statusCode).toBe(200);
      expect((await w.post(`${desk}/nhan-giai-quyet`, khanh, 'head Long')).statusCode).toBe(403);
      const text = textOf((await w.get(page)).body);
      expect(text).toContain(reason);
      expect(text).toContain('13/03/2026');
    }));

  it('lets the other agency only give it back to where it came from', () =>
    world(async (w) => {
      const { desk, page } = await report(w);
      await w.post(`${desk}/chuyen`, { to: 'H44.128', reason: 'Không thuộc địa bàn của xã' }, 'leader Chi');
      const reason = 'Đoạn đường này không phải của xã tôi';
      expect((await w.post(`${desk}/chuyen`, { to: 'H44.129', reason }, 'leader Sơn of B')).statusCode).toBe(422);
      expect((await w.post(`${desk}/chuyen`, { to: 'H44.127', reason }, 'leader Sơn of B')).statusCode).toBe(303);
      expect((await w.get(desk, 'leader Sơn of B')).statusCode).toBe(404);
      expect((await w.get(desk, 'leader Chi')).statusCode).toBe(200);
      expect(textOf((await w.get(page)).body)).toContain(reason);
    }));

  it('suggests a denunciation by its words, and shows its sender the path of its own law', () =>
    world(async (w) => {
      const content = 'Tôi tố cáo ông trưởng thôn chiếm đoạt tiền làm đường của dân năm ngoái.';
      const { desk, page } = await report(w, { content });
      expect(textOf((await w.get(desk, 'head Long')).body)).toContain('có thể đây là tố cáo');
      const explanation = 'Đây là tố cáo. Xin gửi đơn đến Ban Tiếp công dân của xã, có ghi rõ họ tên.';
      const directed = await w.post(`${desk}/huong-dan`, { towards: 'denunciation', explanation }, 'head Long');
      expect(directed.statusCode).toBe(303);
      const text = textOf((await w.get(page)).body);
      expect(text).toContain(explanation);
      expect(text).toContain('Luật Tố cáo số 25/2018/QH14');
      expect((await w.post(`${desk}/nhan-giai-quyet`, khanh, 'head Long')).statusCode).toBe(409);
    }));

  it('suggests duplicates', () =>
    world(async (w) => {
      const first = await report(w);
      const again = { content: `${matter.content} Mong xã sửa sớm.`, fullName: 'Bùi Văn Tý' };
      const second = await report(w, again);
      const other = await report(w, { content: 'Đèn đường ở ngã ba chợ không sáng từ tuần trước, rất tối.' });
      expect(textOf((await w.get(second.desk, 'head Long')).body)).toContain(`Có thể trùng với ${first.code}`);
      expect(textOf((await w.get(other.desk, 'head Long')).body)).not.toContain('Có thể trùng');
    }));
});

describe('the answer', () => {
  it('is drafted by who has it, approved by somebody else, and read by the sender only then', () =>
    world(async (w) => {
      const { desk, page } = await report(w);
      await w.post(`${desk}/nhan-giai-quyet`, khanh, 'head Long');
      expect((await w.post(`${desk}/du-thao`, answer, 'officer Oanh')).statusCode).toBe(403);
      await w.post(`${desk}/du-thao`, answer, 'officer Khánh');
      expect(textOf((await w.get(page)).body)).not.toContain('vá ổ gà');
      expect((await w.post(`${desk}/duyet`, {}, 'head Long')).statusCode).toBe(403);
      await w.post(`${desk}/tra-lai`, { reason: 'Nói rõ ngày sẽ làm lại mặt đường' }, 'leader Chi');
      expect((await w.post(`${desk}/duyet`, {}, 'leader Chi')).statusCode).toBe(409);
      await w.post(`${desk}/du-thao`, answer, 'officer Khánh');
      await w.post(`${desk}/duyet`, {}, 'leader Chi');
      expect(textOf((await w.get(page)).body)).toContain('vá ổ gà');
    }));

  it('is given to somebody else by a head, within the same limit', () =>
    world(async (w) => {
      const { desk } = await report(w);
      await w.post(`${desk}/nhan-giai-quyet`, khanh, 'head Long');
      const to = (officer: string) => ({ officer, reason: 'Đồng chí Khánh đi học hai tuần' });
      expect((await w.post(`${desk}/giao-lai`, to(khanh.officer), 'head Long')).statusCode).toBe(422);
      expect((await w.post(`${desk}/giao-lai`, to(staffIdOf('officer Oanh')), 'officer Khánh')).statusCode).toBe(403);
      expect((await w.post(`${desk}/giao-lai`, to(staffIdOf('clerk Bình')), 'head Long')).statusCode).toBe(422);
      expect((await w.post(`${desk}/giao-lai`, to(staffIdOf('officer Oanh')), 'head Long')).statusCode).toBe(303);
      expect((await w.post(`${desk}/du-thao`, answer, 'officer Khánh')).statusCode).toBe(403);
      expect((await w.post(`${desk}/du-thao`, answer, 'officer Oanh')).statusCode).toBe(303);
      expect((await w.post(`${desk}/giao-lai`, to(khanh.officer), 'head Long')).statusCode).toBe(409);
    }));

  it('is owed in fifteen working days, of a dossier in ten, from receipt', () =>
    world(async (w) => {
      const [place, dossier] = [await report(w), await report(w)];
      w.at('2026-03-12 08:00');
      await w.post(`${place.desk}/nhan-giai-quyet`, khanh, 'head Long');
      await w.post(`${dossier.desk}/nhan-giai-quyet`, { ...khanh, kind: 'settlement' }, 'head Long');
      expect(textOf((await w.get(place.page)).body)).toContain('31/03/2026');
      expect(textOf((await w.get(dossier.page)).body)).toContain('24/03/2026');
    }));

  it('is rated once, and looked into again once, with a clock of its own', () =>
    world(async (w) => {
      const { desk, page } = await answered(w);
      expect((await w.post(`${page}/danh-gia`, { satisfied: 'no', words: 'Chưa vá' })).statusCode).toBe(303);
      expect((await w.post(`${page}/danh-gia`, { satisfied: 'yes' })).statusCode).toBe(409);
      w.at('2026-03-16 08:00');
      const reason = { reason: 'Mới vá một nửa, nửa còn lại vẫn hỏng' };
      expect((await w.post(`${page}/xem-lai`, reason)).statusCode).toBe(303);
      expect(textOf((await w.get(page)).body)).toContain('06/04/2026');
      await w.post(`${desk}/du-thao`, { answer: 'Đã vá nốt phần còn lại ngày 17/3.' }, 'officer Khánh');
      await w.post(`${desk}/duyet`, {}, 'leader Chi');
      expect((await w.post(`${page}/danh-gia`, { satisfied: 'yes' })).statusCode).toBe(303);
      expect((await w.post(`${page}/xem-lai`, reason)).statusCode).toBe(409);
    }));

  it('is published with the names taken out, and not with them in', () =>
    world(async (w) => {
      const { desk } = await report(w, {
        content: 'Tôi là Hoàng Thị Sen, số 0911 222 333, báo ổ gà trước cổng trường rất nguy hiểm.',
      });
      await w.post(`${desk}/nhan-giai-quyet`, khanh, 'head Long');
      await w.post(`${desk}/du-thao`, { answer: 'Cảm ơn bà Hoàng Thị Sen, xã đã vá ổ gà.' }, 'officer Khánh');
      await w.post(`${desk}/duyet`, {}, 'leader Chi');
      for (const page of [desk, `${desk}/cong-khai`])
        expect((await w.get(page, 'leader Chi')).body.replaceAll('bà Hoàng Thị Sen', '')).not.toMatch(
          /Hoàng Thị Sen|0911/,
        );
      const proposed = /<textarea[^>]*name="answer"[^>]*>([^<]*)/.exec(
        (await w.get(`${desk}/cong-khai`, 'leader Chi')).body,
      );
      expect(proposed?.[1]).toBe('Cảm ơn bà […], xã đã vá ổ gà.');
      const typed = { question: 'Ổ gà trước cổng trường rất nguy hiểm.', answer: 'Cảm ơn bà hoàng thị SEN, xã đã vá.' };
      const refused = await w.post(`${desk}/cong-khai`, typed, 'leader Chi');
      expect(refused.statusCode).toBe(422);
      expect(textOf(refused.body)).toContain('còn để lộ');
      const clean = { ...typed, answer: 'Cảm ơn người phản ánh, xã đã vá ổ gà.' };
      expect((await w.post(`${desk}/cong-khai`, clean, 'leader Chi')).statusCode).toBe(303);
      expect((await w.post(`${desk}/cong-khai`, clean, 'leader Chi')).statusCode).toBe(409);
      expect(textOf((await w.get('/phan-anh/cong-khai?tim=o+ga')).body)).toContain('xã đã vá ổ gà');
    }));

  it('is not published when the sender did not agree', () =>
    world(async (w) => {
      const { mayPost: _, ...rest } = matter;
      const sent = await send(w, rest);
      const code = String(sent.headers.location).split('/')[3];
      const desk = `/can-bo/phan-anh/${code}`;
      await w.post(`${desk}/nhan-giai-quyet`, khanh, 'head Long');
      await w.post(`${desk}/du-thao`, answer, 'officer Khánh');
      await w.post(`${desk}/duyet`, {}, 'leader Chi');
      const text = { question: matter.content, answer: answer.answer };
      expect((await w.post(`${desk}/cong-khai`, text, 'leader Chi')).statusCode).toBe(409);
    }));
});

describe('feedback that came otherwise', () => {
  it('is recorded by a clerk, and one number of the Portal only once', () =>
    world(async (w) => {
      const { agency: _, ...rest } = matter;
      const typed = { ...rest, channel: 'portal', portalNumber: 'PAKN.20260310.0007' };
      const sent = await w.post('/can-bo/phan-anh/ghi-nhan', typed, 'clerk Bình');
      expect(String(sent.headers.location)).toMatch(/^\/phan-anh\/theo-doi\/PA-H44\.127-260310-0001\//);
      const again = await w.post('/can-bo/phan-anh/ghi-nhan', typed, 'clerk Bình');
      expect(again.statusCode).toBe(409);
      expect(textOf(again.body)).toContain('PAKN.20260310.0007 trên Cổng đã được ghi');
      expect((await w.post('/can-bo/phan-anh/ghi-nhan', typed, 'officer Khánh')).statusCode).toBe(403);
    }));
});

describe('what must hold', () => {
  it('holds after a life of feedback, and is missed when something is wrong', () =>
    world(async (w) => {
      const { desk } = await answered(w);
      await w.post(`${desk}/cong-khai`, { question: matter.content, answer: answer.answer }, 'leader Chi');
      const broken = () =>
        Promise.all(
          feedbackInvariants.map(async (each) => (await each.violations(w.database, [agencies.a], w.tools)).length),
        );
      expect(await broken()).toEqual([0, 0, 0]);
      await w.rows(`update feedback.feedback set state = 'declined'`);
      expect(await broken()).toEqual([1, 0, 0]);
      await w.rows(`update feedback.feedback set state = 'answered'`);
      await w.rows(`update feedback.answer set approved_by = null`);
      await w.rows(`update feedback.posted_answer set answer = 'Cảm ơn bà Hoàng Thị Sen'`);
      expect(await broken()).toEqual([0, 1, 1]);
    }));
});
