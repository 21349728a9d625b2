import { expect, it } from 'vitest';
import { handInSupplement } from '#modules/dossiers';
import { fileFeedback, takeUpFeedback } from '#modules/feedback';
import { getAgency } from '#modules/organisation';
import { agencies, staffIdOf } from '#test/cast';
import { textOf } from '#test/citizen';
import { counterOf } from '#test/counter';
import { type World, world } from '#test/world';

/** Feedback that the leader directs elsewhere on a day; its check was due on 12 March. */
async function directedOn(w: World, day: string): Promise<void> {
  w.at('2026-03-10 09:00');
  const { feedback } = await w.actAsSystem(agencies.a, async (act) => {
    const matter = { channel: 'page', portalNumber: null, place: null, dossierCode: null, fileIds: [] } as const;
    const sender = { personId: null, fullName: 'Bùi Văn Tý', phone: '0977123456', email: null, address: null };
    const filed = { ...matter, content: 'Đèn đường ở ngã ba chợ không sáng', mayPost: false };
    return fileFeedback(act, await getAgency(act.tx, agencies.a), filed, sender);
  });
  w.at(day);
  const explanation = { towards: 'declined', explanation: 'Đã trả lời phản ánh này ngày 01/3.' };
  await w.post(`/can-bo/phan-anh/${feedback.code}/huong-dan`, explanation, 'leader Chi');
}

const at = '/can-bo/hai-long/tieu-chi?thang=2026-03';

/** The points of a criterion and over how many cases, as its row on the page says. */
const scoreOf = async (w: World, criterion = 'Xử lý phản ánh, kiến nghị'): Promise<string | undefined> => {
  const text = textOf((await w.get(at, 'leader Chi')).body);
  return new RegExp(`${criterion}\\s+(chưa rõ|\\S+)\\s+(\\S+)`).exec(text)?.slice(1).join(' of ');
};

/** What the number of cases of a criterion opens. */
const listOf = async (w: World, criterion: string): Promise<string> =>
  textOf((await w.get(`/can-bo/hai-long/tieu-chi/truong-hop?thang=2026-03&tieu-chi=${criterion}`, 'leader Chi')).body);

/** Feedback on the behaviour of officials, about a dossier or about none, given to officer Khánh; gives its page on the desk. */
async function reportedOn(w: World, dossierCode: string | null): Promise<string> {
  const { feedback } = await w.actAsSystem(agencies.a, async (act) => {
    const matter = { channel: 'page', portalNumber: null, place: null, dossierCode, fileIds: [] } as const;
    const sender = { personId: null, fullName: 'Bùi Văn Tý', phone: '0977123456', email: null, address: null };
    const content = 'Cán bộ quầy số 2 nói năng thiếu lịch sự với người già';
    return fileFeedback(act, await getAgency(act.tx, agencies.a), { ...matter, content, mayPost: false }, sender);
  });
  const officer = { id: staffIdOf('officer Khánh'), fullName: 'Phạm Quốc Khánh' };
  await w.act('leader Chi', (act) => takeUpFeedback(act, feedback, { kind: 'behaviour', officer }));
  return `/can-bo/phan-anh/${feedback.code}`;
}

/** What the boxes of a page send when they are ticked. */
const boxesOf = async (w: World, url: string): Promise<string[]> =>
  [...(await w.get(url, 'clerk Bình')).body.matchAll(/name="chosen"[^>]*value="([^"]+)"/g)].map(
    ([, value = '']) => value,
  );

it('scores the handling of feedback: all in time 2, nine of ten 1, fewer 0', () =>
  world(async (w) => {
    expect(await scoreOf(w)).toBe('– of 0');
    for (let i = 0; i < 9; i++) await directedOn(w, '2026-03-11 10:00');
    expect(await scoreOf(w)).toBe('2 of 9');
    await directedOn(w, '2026-03-13 10:00');
    expect(await scoreOf(w)).toBe('1 of 10');
    await directedOn(w, '2026-03-13 10:00');
    expect(await scoreOf(w)).toBe('0 of 11');
  }));

it('counts what is overdue and not ended yet as not in time', () =>
  world(async (w) => {
    await directedOn(w, '2026-03-11 10:00');
    const { feedback } = await w.actAsSystem(agencies.a, async (act) => {
      const matter = { channel: 'page', portalNumber: null, place: null, dossierCode: null, fileIds: [] } as const;
      const sender = { personId: null, fullName: 'Bùi Văn Tý', phone: '0977123456', email: null, address: null };
      const filed = { ...matter, content: 'Cống trước chợ bị tắc', mayPost: false };
      return fileFeedback(act, await getAgency(act.tx, agencies.a), filed, sender);
    });
    expect(await scoreOf(w)).toBe('2 of 1');
    w.at('2026-03-14 08:00');
    expect(await scoreOf(w)).toBe('0 of 2');
    const officer = { id: staffIdOf('officer Khánh'), fullName: 'Phạm Quốc Khánh' };
    await w.act('leader Chi', (act) => takeUpFeedback(act, feedback, { kind: 'place', officer }));
    expect(await scoreOf(w)).toBe('2 of 1');
  }));

it('scores how many agencies people were sent to, as whoever asked for a supplement said', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    const here = await counter.receive(w.now(), await counter.file(w.now(), {}));
    const elsewhere = await counter.receive(w.now(), await counter.file(w.now(), {}));
    const asked = { items: 'Giấy xác nhận của cơ quan thuế', reason: 'Còn thiếu' };
    const address = `/can-bo/ho-so/${elsewhere.code}/yeu-cau-bo-sung`;
    expect((await w.get(address, 'clerk Bình')).body).toMatch(/value="0"[^>]*checked/);
    expect((await w.post(address, { ...asked, otherAgencies: '1' }, 'clerk Bình')).statusCode).toBe(303);
    const { agencyId, id } = elsewhere;
    const complete = await w.act('clerk Bình', (act) =>
      handInSupplement(act, { agencyId, id }, { permission: 'dossier.take_supplement' }),
    );
    for (const dossier of [here, complete]) await counter.handOver(w.now(), await counter.settle(w.now(), dossier));
    expect(await scoreOf(w, 'Số cơ quan phải liên hệ để hoàn thiện hồ sơ')).toBe('1,5 of 2');
    expect(await listOf(w, 'agencies')).toMatch(new RegExp(`${elsewhere.code}.* 1 .*${here.code}.* 2`, 's'));
  }));

it('scores the attitude of officials by what feedback on it was found to be', () =>
  world(async (w) => {
    const counter = await counterOf(w);
    const settled = await counter.settle(w.now(), await counter.receive(w.now(), await counter.file(w.now(), {})));
    await counter.handOver(w.now(), settled);
    const attitude = 'Thái độ của cán bộ khi giải quyết';
    expect(await scoreOf(w, attitude)).toBe('2 of 1');
    const desk = await reportedOn(w, settled.code);
    const draft = { answer: 'Đã kiểm tra lại camera và nhắc nhở cán bộ.' };
    const refused = await w.post(`${desk}/du-thao`, draft, 'officer Khánh');
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('Kết luận về điều')]);
    expect((await w.post(`${desk}/du-thao`, { ...draft, finding: 'founded' }, 'officer Khánh')).statusCode).toBe(303);
    expect(await scoreOf(w, attitude)).toBe('2 of 1');
    expect((await w.post(`${desk}/duyet`, {}, 'leader Chi')).statusCode).toBe(303);
    expect(await scoreOf(w, attitude)).toBe('0 of 1');
    expect(textOf((await w.get(desk, 'leader Chi')).body)).toContain('Kết luận: đúng như phản ánh.');
    const unnamed = await reportedOn(w, null);
    await w.post(`${unnamed}/du-thao`, { ...draft, finding: 'founded' }, 'officer Khánh');
    await w.post(`${unnamed}/duyet`, {}, 'leader Chi');
    expect(await scoreOf(w, attitude)).toBe('0 of 2');
    expect(await listOf(w, 'attitude')).toContain('PA-H44.127-260310-0002');
    const unfounded = await reportedOn(w, null);
    await w.post(`${unfounded}/du-thao`, { ...draft, finding: 'unfounded' }, 'officer Khánh');
    await w.post(`${unfounded}/duyet`, {}, 'leader Chi');
    expect(await scoreOf(w, attitude)).toBe('0 of 2');
  }));

it('scores the procedures received at the one-stop, those posted there, and what of them is online', () =>
  world(async (w) => {
    const organisation = 'Tổ chức tiếp nhận, giải quyết tại một cửa';
    const [points, cases] = (await scoreOf(w, organisation))?.split(' of ') ?? [];
    expect([points, Number(cases)]).toEqual(['2', expect.any(Number)]);
    expect(await scoreOf(w, 'Dịch vụ công trực tuyến')).toBe('– of 0');
    const counter = await counterOf(w);
    await counter.receive(w.now(), await counter.file(w.now(), { channel: 'counter' }));
    expect(await scoreOf(w, 'Dịch vụ công trực tuyến')).toBe('0 of 1');
    await counter.receive(w.now(), await counter.file(w.now(), { channel: 'online' }));
    expect(await listOf(w, 'online')).toMatch(/chưa đạt.* đạt/s);
    expect(textOf((await w.get(at, 'leader Chi')).body)).toMatch(/50% hồ sơ, 0 hồ sơ quá hạn/);
    const publicity = 'Công khai thủ tục hành chính';
    expect(await scoreOf(w, publicity)).toBe(`1 of ${cases}`);
    const chosen = await boxesOf(w, '/can-bo/thu-tuc/niem-yet');
    expect((await w.post('/can-bo/thu-tuc/niem-yet', { shown: [], chosen }, 'clerk Bình')).statusCode).toBe(303);
    expect(Number((await scoreOf(w, publicity))?.split(' ')[0]?.replace(',', '.'))).toBeCloseTo(
      1 + chosen.length / Number(cases),
      1,
    );
    const steps = { 'name-1': 'Giải quyết', 'position-1': 'justice_officer', 'hours-1': '24', 'counted-1': 'yes' };
    const notReceived = { ...steps, legalRef: '01/QĐ-UBND' };
    const left = await w.post('/can-bo/thu-tuc/1.004873/quy-trinh', notReceived, 'administrator Thu');
    expect(left.statusCode).toBe(303);
    expect(await scoreOf(w, organisation)).toBe(`1 of ${cases}`);
    expect(await listOf(w, 'organisation')).toMatch(/1\.004873.*chưa đạt/s);
  }));
