import { expect, test } from 'vitest';
import { agencies, type CastMember } from '#test/cast';
import { textOf } from '#test/citizen';
import { type World, world } from '#test/world';
import { listAnnouncements } from '../../announcement-store.ts';

const url = '/can-bo/thu-tuc/cong-bo';
const officer = 'supervisor Tuấn';

/** Decided on Tuesday 10 March 2026: to be posted by Tuesday 17 March; made in time for what holds from 18 March. */
const decision = {
  number: '1290/QĐ-UBND',
  decidedOn: '10/03/2026',
  effectiveOn: '18/03/2026',
  legalBasis: 'Nghị quyết số 12/2026/NQ-HĐND',
  amended: '1.004873\r\n2.000815',
  new: '9.123456 Thủ tục mới của tỉnh',
};

type Typed = Partial<typeof decision> & Readonly<Record<string, string>>;

const record = (w: World, typed: Typed = {}, who: CastMember = officer) =>
  w.post(`${url}/moi`, { ...decision, ...typed }, who);

/** Enters the decision and gives its page. */
async function recorded(w: World, typed: Typed = {}): Promise<string> {
  const answer = await record(w, typed);
  expect([answer.statusCode, answer.body.match(/govuk-error-message">[^<]*/g)]).toEqual([303, null]);
  return String(answer.headers.location);
}

const seen = async (w: World, address: string, who?: CastMember) => textOf((await w.get(address, who)).body);
const publicList = '/thu-tuc/cong-bo';

test('a decision is entered with what is due when, and the public sees it once the button is pressed', () =>
  world(async (w) => {
    const own = await recorded(w);
    const page = await seen(w, own, officer);
    expect(page).toMatch(/Ban hành đúng hạn.*Chậm nhất ngày 11\/03\/2026/s);
    expect(page).toMatch(/Chưa công khai.*Hạn 17\/03\/2026/s);
    expect(page).toContain('Thủ tục mới của tỉnh');
    expect(await seen(w, publicList)).not.toContain('1290/QĐ-UBND');
    expect(await seen(w, '/thu-tuc/1.004873')).not.toContain('1290/QĐ-UBND');

    w.at('2026-03-17 16:59');
    expect((await w.post(`${own}/cong-khai`, {}, officer)).statusCode).toBe(303);
    expect(await seen(w, own, officer)).toMatch(/Công khai đúng hạn.*Thời điểm công khai/s);
    const open = await seen(w, publicList);
    expect(open).toMatch(/Quyết định số 1290\/QĐ-UBND ngày 10\/03\/2026.*Sửa đổi, bổ sung.*1\.004873/s);
    expect(await seen(w, '/thu-tuc/1.004873')).toMatch(/Quyết định công bố của tỉnh.*1290\/QĐ-UBND/s);
    expect(await seen(w, `${publicList}?thu-tuc=1.001193`)).toContain('Chưa có quyết định nào');
    expect(await w.events()).toMatchObject({
      ...{ 'procedures.announcement_recorded': 1, 'procedures.announcement_posted': 1 },
    });
    expect((await w.post(`${own}/cong-khai`, {}, officer)).statusCode).toBe(409);
  }));

test('a decision made too late says so, and one posted after its last day as well', () =>
  world(async (w) => {
    const own = await recorded(w, { effectiveOn: '16/03/2026' });
    expect(await seen(w, own, officer)).toContain('Ban hành muộn');
    w.at('2026-03-18 07:30');
    expect(await seen(w, url, officer)).toContain('Quá hạn công khai');
    await w.post(`${own}/cong-khai`, {}, officer);
    expect(await seen(w, url, officer)).toContain('Công khai muộn');
  }));

test('a number typed wrong is corrected before posting without more, and what stood there is kept', () =>
  world(async (w) => {
    const own = await recorded(w, { number: '1920/QĐ-UBND' });
    expect((await w.get(`${own}/dinh-chinh`, officer)).body).toContain('1920/QĐ-UBND');
    expect((await w.post(`${own}/dinh-chinh`, decision, officer)).statusCode).toBe(303);
    const page = await seen(w, own, officer);
    expect(page).toMatch(/Quyết định số 1290\/QĐ-UBND.*Đính chính.*1920\/QĐ-UBND 1290\/QĐ-UBND/s);
    w.at('2026-03-10 15:00');
    await w.post(`${own}/cong-khai`, {}, officer);
    const open = await seen(w, publicList);
    expect([open.includes('1290/QĐ-UBND'), open.includes('1920'), open.includes('Đã đính chính')]).toEqual([
      ...[true, false, false],
    ]);
  }));

test('a posted decision is corrected by an entry that says why, for everybody to see', () =>
  world(async (w) => {
    const own = await recorded(w, { number: '1920/QĐ-UBND' });
    await w.post(`${own}/cong-khai`, {}, officer);
    const unexplained = await w.post(`${own}/dinh-chinh`, decision, officer);
    expect([unexplained.statusCode, unexplained.body.includes('Hãy nhập lý do đính chính')]).toEqual([422, true]);
    w.at('2026-03-10 15:00');
    await w.post(`${own}/dinh-chinh`, { ...decision, because: 'Ghi nhầm số' }, officer);
    const open = await seen(w, publicList);
    expect(open).toMatch(/Quyết định số 1290\/QĐ-UBND.*Đã đính chính.*Lý do: Ghi nhầm số.*1920\/QĐ-UBND/s);
    expect((await w.post(`${own}/rut`, { because: 'Ghi nhầm' }, officer)).statusCode).toBe(409);
  }));

test('what was entered in error is withdrawn with a reason, stays in the register and is never posted', () =>
  world(async (w) => {
    const own = await recorded(w);
    expect((await w.post(`${own}/rut`, { because: ' ' }, officer)).statusCode).toBe(422);
    expect((await w.post(`${own}/rut`, { because: 'Ghi trùng' }, officer)).statusCode).toBe(303);
    expect(await seen(w, own, officer)).toContain('Đã rút ngày 10/03/2026: Ghi trùng');
    expect(await seen(w, url, officer)).toContain('1290/QĐ-UBND');
    for (const doing of ['cong-khai', 'rut'])
      expect((await w.post(`${own}/${doing}`, { because: 'Lại' }, officer)).statusCode).toBe(409);
    expect((await record(w)).statusCode).toBe(303);
  }));

test.each<[string, Typed, string]>([
  ['no number', { number: '' }, 'Hãy nhập số, ký hiệu quyết định'],
  ['a number that is none', { number: 'QĐ 1290' }, 'Số, ký hiệu quyết định có dạng'],
  ['a day to come', { decidedOn: '11/03/2026' }, 'Ngày quyết định không được sau hôm nay'],
  ['a year that cannot be', { effectiveOn: '18/03/2126' }, 'Hãy xem lại năm'],
  ['no procedure', { new: '', amended: '' }, 'Hãy ghi ít nhất một thủ tục'],
  ['a line without a code', { repealed: 'Khai sinh' }, 'phải bắt đầu bằng mã thủ tục'],
  ['a procedure twice', { repealed: '1.004873' }, 'thủ tục này đã ghi ở trên'],
  ['a new procedure without its name', { new: '9.123456' }, 'Danh mục chưa có 9.123456'],
])('refuses %s beside its field, and keeps what was typed', (_, wrong, says) =>
  world(async (w) => {
    const { statusCode, body } = await record(w, wrong);
    expect([statusCode, textOf(body).includes(says)]).toEqual([422, true]);
    expect(body).toContain('Nghị quyết số 12/2026/NQ-HĐND');
    expect(await w.rows('select from procedures.announcement')).toEqual([]);
  }),
);

test('a number is given once in a year', () =>
  world(async (w) => {
    await recorded(w);
    const again = await record(w, { amended: '1.001193' });
    expect([again.statusCode, again.body.includes('Sổ đã có quyết định số 1290/QĐ-UBND')]).toEqual([422, true]);
    expect((await record(w, { decidedOn: '10/03/2025', effectiveOn: '18/03/2025' })).statusCode).toBe(303);
  }));

test('only who controls procedures at the province keeps the register, and sees what is not posted', () =>
  world(async (w) => {
    const own = await recorded(w);
    for (const who of ['clerk Bình', 'leader Chi', 'administrator Thu', 'citizen An'] as const) {
      expect([who, (await w.get(own, who)).statusCode]).toEqual([who, 403]);
      expect([who, (await record(w, { number: '1/QĐ-UBND' }, who)).statusCode]).toEqual([who, 403]);
    }
    for (const seeing of [[], [agencies.a]])
      expect(await w.database.read({ agencies: seeing }, (db) => listAnnouncements(db, everything))).toEqual(nothing);
  }));

const everything = { agencyId: agencies.province, size: 10 };
const nothing = { announcements: [] };

test('the pages have an English side', () =>
  world(async (w) => {
    const own = await recorded(w);
    await w.post(`${own}/cong-khai`, {}, officer);
    expect(await seen(w, `${publicList}?lang=en`)).toContain('Decision 1290/QĐ-UBND of');
    expect(await seen(w, `${own}?lang=en`, officer)).toContain('Posted in time');
  }));
