import { expect, it } from 'vitest';
import { cast, staffIdOf } from '#test/cast';
import { textOf } from '#test/citizen';
import { world } from '#test/world';

const matter = {
  agency: 'H44.127',
  content: 'Đường vào thôn Đồng Nội có ổ gà lớn trước cổng trường.',
  fullName: 'Nguyễn Văn An',
  email: 'an.nguyen@example.vn',
};

it('the sender of feedback and the officer who has it are told, and no fact names the sender', () =>
  world(async (w) => {
    const sent = await w.post('/phan-anh', matter, 'citizen An');
    const desk = `/can-bo/phan-anh/${String(sent.headers.location).split('/')[3]}`;
    const khanh = { kind: 'place', officer: staffIdOf('officer Khánh') };
    await w.post(`${desk}/nhan-giai-quyet`, khanh, 'leader Chi');
    expect(textOf((await w.get('/thong-bao', 'officer Khánh')).body)).toContain(
      'được giao cho anh/chị dự thảo trả lời',
    );
    await w.post(`${desk}/du-thao`, { answer: 'Xã đã vá ổ gà ngày 12/3.' }, 'officer Khánh');
    await w.post(`${desk}/duyet`, {}, 'leader Chi');
    const told = await w.get('/thong-bao', 'citizen An');
    expect(textOf(told.body)).toContain('đã có trả lời');
    expect(told.body).toMatch(/href="\/phan-anh\/cua-toi\/PA-H44\.127-260310-0001"/);
    const letters = await w.rows<{ kind: string }>('select kind from notifications.mail order by kind');
    expect(letters.map(({ kind }) => kind)).toEqual(['feedback.answered', 'feedback.received']);
    const facts = await w.rows(`select * from platform.event where type like 'feedback.%' or type like 'file.%'`);
    const [receipt] = await w.rows(
      `select actor_id from platform.form_receipt where location like '/phan-anh/theo-doi/%'`,
    );
    expect(JSON.stringify(facts)).not.toMatch(/Nguyễn Văn An|an\.nguyen/);
    expect(JSON.stringify(facts)).not.toContain(cast['citizen An']);
    expect(receipt).toEqual({ actor_id: null });
  }));
