import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importProcedures } from '#modules/procedures';
import { publicScope } from '#platform/database';
import { certifiedCopies, file, maritalStatus, receive } from '#test/dossiers';
import { handsOn } from './keyboard.ts';
import { onStage } from './on-stage.ts';
import { readPaper } from './person.ts';

const stage = onStage('counter');

const card = '017090001234||Nguyễn Văn An|12031990|Nam|Thôn Đồng Nội, xã Lạc Thuỷ, tỉnh Phú Thọ|01012022';

/** What a practised clerk strikes in a minute: two keys a second. */
const strokesInAMinute = 120;

test('Bình receives certified copies without a mouse, and An takes them home the same day', async () => {
  stage.at('2026-03-10 09:05');
  const binh = await stage.person('clerk Bình');
  await binh.go('/can-bo');
  await binh.show('02-1-viec-can-lam');
  const hands = handsOn(binh.page);
  await hands.press('t');
  await binh.page.waitForURL('**/tiep-nhan');
  await binh.show('02-2-chon-thu-tuc');
  await hands.type(certifiedCopies);
  await hands.press('Enter');
  await binh.page.waitForURL('**/tiep-nhan?tim=*');
  await hands.tabTo(certifiedCopies);
  await hands.press('Enter');
  await binh.page.waitForURL(`**/${certifiedCopies}`);
  await hands.scan(card);
  await binh.page.getByText('Đã điền').waitFor();
  expect(await binh.page.getByLabel('Họ và tên').first().inputValue()).toBe('Nguyễn Văn An');
  expect(await binh.page.getByLabel('Số định danh cá nhân').inputValue()).toBe('017090001234');
  await hands.tabTo('Tên bản chính');
  await hands.type('Bằng tốt nghiệp');
  await hands.tabTo('Số trang của bản chính');
  await hands.type('3');
  await hands.tabTo('Số bản sao giấy cần chứng thực');
  await hands.type('2');
  await binh.show('02-3-tiep-nhan');
  await hands.press('Control+Enter');
  await binh.page.waitForURL('**/can-bo/ho-so/*');
  expect(await binh.reads()).toContain('Hẹn trả 10/03/2026 17:00');
  await binh.show('02-4-da-tiep-nhan');
  const [slip] = await Promise.all([binh.page.waitForEvent('download'), hands.press('p')]);
  expect(await readPaper(slip)).toContain('Nguyễn Văn An');
  expect(hands.strokes()).toBeLessThan(strokesInAMinute);

  const address = new URL(binh.page.url()).pathname;
  const code = address.split('/').at(-1) ?? '';
  const khanh = await stage.person('officer Khánh');
  await khanh.go('/can-bo');
  await khanh.follow(code);
  await khanh.follow(/^Dự thảo kết quả/);
  await khanh.fill({ 'Nội dung kết quả': 'Sao y bằng tốt nghiệp, 01 bản, 01 trang.' });
  await khanh.press('Dự thảo kết quả');
  await khanh.follow(/^Chuyển bước tiếp/);
  await khanh.press('Chuyển bước tiếp');

  stage.at('2026-03-10 09:20');
  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo?xem=mine');
  await chi.follow(code);
  await chi.follow(/^Ký duyệt kết quả/);
  expect(await chi.reads()).toContain('Sao y bằng tốt nghiệp');
  await chi.show('02-5-ky-duyet');
  await chi.press('Ký duyệt kết quả');

  const mai = await stage.person('document clerk Mai');
  await mai.go(`${address}/ban-hanh`);
  await mai.press('Cấp số, ban hành');
  expect(await mai.reads()).toContain('Đã có kết quả');

  stage.at('2026-03-10 09:40');
  await binh.go('/can-bo?xem=hand_over');
  await binh.follow(code);
  expect(await binh.reads()).toContain('10.000 đồng – Chưa nộp');
  await binh.follow(/^Thu phí, lệ phí/);
  await binh.press('Thu phí, lệ phí');
  await binh.follow(/^Trả kết quả/);
  await binh.press('Trả kết quả');
  const told = await binh.reads();
  expect(told).toContain('Đã trả kết quả');
  expect(told).toContain('10/03/2026 09:40');
  await binh.show('02-6-da-tra');
  await binh.go('/can-bo/so-chung-thuc');
  expect(await binh.reads()).toContain('1/2026 10/03/2026 Nguyễn Văn An Bằng tốt nghiệp');
  await binh.show('02-7-so-chung-thuc');
  expect(await binh.print(/^In sổ/)).toContain('Sổ này có 1 dòng.');
});

test('copies received after 15:00 on the last day before Tết are promised for the first working day after it', async () => {
  stage.at('2026-02-13 14:50');
  const binh = await stage.person('clerk Bình');
  await binh.go(`/can-bo/tiep-nhan/${certifiedCopies}`);
  expect(await binh.reads()).toContain('hẹn trả: 13/02/2026 17:00');

  stage.at('2026-02-13 15:20');
  await binh.go(`/can-bo/tiep-nhan/${certifiedCopies}`);
  expect(await binh.reads()).toContain('hẹn trả: 23/02/2026 17:00');
  await binh.fill({ 'Họ và tên': 'Nguyễn Văn An' });
  await binh.press(/^Tiếp nhận và hẹn trả/);
  await binh.page.getByText('Vì sao hẹn ngày này').click();
  await binh.show('03-hen-qua-tet');
  const told = await binh.reads();
  expect(told).toContain('Hẹn trả 23/02/2026 17:00');
  expect(told).toContain(
    'Nhận lúc 15:20 thứ Sáu 13/02/2026, sau 15:00 nên tính là nhận vào ngày làm việc tiếp theo, thứ Hai 23/02/2026',
  );
  expect(told).toContain('Bỏ qua Tết Nguyên đán 16–20/02/2026');
  expect(told).toContain('Hẹn trả trước 17:00 thứ Hai 23/02/2026');
});

test('An hands in at Lạc Thuỷ what An Nghĩa settles, and takes the result home from Lạc Thuỷ', async () => {
  stage.at('2026-03-11 08:30');
  const binh = await stage.person('clerk Bình');
  await binh.go(`/can-bo/tiep-nhan/${certifiedCopies}`);
  await binh.fill({ 'Họ và tên': 'Nguyễn Văn An', 'Tên bản chính': 'Sổ hộ tịch', 'Số trang của bản chính': '1' });
  await binh.page.getByLabel('Cơ quan giải quyết').selectOption('Ủy ban nhân dân xã An Nghĩa');
  await binh.press(/^Tiếp nhận và hẹn trả/);
  await binh.show('07-1-nhan-thay');
  expect(await binh.reads()).toContain('Cơ quan giải quyết Ủy ban nhân dân xã An Nghĩa');
  const address = new URL(binh.page.url()).pathname;
  const code = address.split('/').at(-1) ?? '';
  expect(code).toMatch(/^H44\.127-260311-/);

  const yen = await stage.person('officer Yên of B');
  await yen.go('/can-bo');
  await yen.follow(/^Chờ nhận xử lý/);
  await yen.follow(code);
  await yen.follow(/^Nhận xử lý/);
  await yen.press('Nhận xử lý');
  await yen.show('07-2-an-nghia-giai-quyet');
  await yen.follow(/^Dự thảo kết quả/);
  await yen.fill({ 'Nội dung kết quả': 'Sao y sổ hộ tịch.' });
  await yen.press('Dự thảo kết quả');
  const son = await stage.person('leader Sơn of B');
  await son.go(`${address}/ky-duyet`);
  await son.press('Ký duyệt kết quả');
  await son.go(`${address}/ban-hanh`);
  await son.press('Cấp số, ban hành');

  stage.at('2026-03-11 10:30');
  const viet = await stage.person('clerk Việt of B');
  await viet.go('/can-bo?xem=hand_over');
  expect(await viet.reads()).not.toContain(code);
  const hoa = await stage.person('clerk Hoa');
  await hoa.go('/can-bo?xem=hand_over');
  await hoa.follow(code);
  await hoa.follow(/^Thu phí, lệ phí/);
  await hoa.press('Thu phí, lệ phí');
  await hoa.follow(/^Trả kết quả/);
  await hoa.press('Trả kết quả');
  expect(await hoa.reads()).toContain('Đã trả kết quả');
  await hoa.show('07-3-lac-thuy-tra');
});

test('a procedure gets a new time limit while a dossier runs: the dossier keeps the one it came under', async () => {
  stage.at('2026-03-10 09:00');
  const dossier = await file(stage, 'citizen An');
  await receive(stage, 'clerk Bình', dossier);
  const address = `/can-bo/ho-so/${dossier.code}`;
  const binh = await stage.person('clerk Bình');
  await binh.go(address);
  expect(await binh.reads()).toContain('Hẹn trả 13/03/2026 17:00');

  await changeLimit(maritalStatus, '5 ngày làm việc', '2026-03-11');
  stage.at('2026-03-11 09:00');
  await binh.go(address);
  await binh.page.getByText('Vì sao hẹn ngày này').click();
  const told = await binh.reads();
  expect(told).toContain('Hẹn trả 13/03/2026 17:00');
  expect(told).toContain('3 ngày làm việc');
  await binh.show('08-1-ho-so-giu-nguyen');
  await binh.go(`/can-bo/tiep-nhan/${maritalStatus}`);
  expect(await binh.reads()).toContain('hẹn trả: 18/03/2026 17:00');

  const anyone = await stage.visitor();
  await anyone.go(`/thu-tuc/${maritalStatus}`);
  const posted = await anyone.reads();
  expect(posted).toContain('5 ngày làm việc');
  expect(posted).toContain('3 ngày làm việc');
  await anyone.show('08-2-thu-tuc-thay-doi');
});

/** Imports the record of a procedure again, with another time limit from a day on. */
async function changeLimit(code: string, limit: string, on: string): Promise<void> {
  const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as { code: string }[];
  const record = catalogue.find((each) => each.code === code) as { code: string; channels: object[] };
  const changed = { ...record, time_limit: limit, channels: record.channels.map((each) => ({ ...each, time: '' })) };
  await stage.database.write(publicScope, (tx) => importProcedures(tx, [changed], { on, by: 'test', at: stage.now() }));
}

test('while Bình looks at what waits at the counter, the page tells that An filed, and moves nothing by itself', async () => {
  stage.at('2026-03-10 10:00');
  const binh = await stage.person('clerk Bình');
  await binh.page.clock.install();
  await binh.go('/can-bo?xem=intake');
  const looks = () => binh.page.waitForResponse((response) => response.request().headers()['x-unattended'] === '1');
  const after = async () => (await Promise.all([looks(), binh.page.clock.runFor(31_000)]))[0].status();
  expect(await after()).toBe(200);
  expect(await after()).toBe(304);
  const place = await binh.page.getByLabel('Tên chủ hồ sơ').boundingBox();
  const { code } = await file(stage, 'citizen An');
  expect(await after()).toBe(200);
  const news = binh.page.getByText('Danh sách đã thay đổi');
  await news.waitFor();
  expect(await binh.page.title()).toMatch(/^● /);
  expect(await binh.reads()).not.toContain(code);
  expect(await binh.page.getByLabel('Tên chủ hồ sơ').boundingBox()).toEqual(place);
  await binh.show('02-0-danh-sach-da-thay-doi');
  await handsOn(binh.page).press('l');
  await news.waitFor({ state: 'detached' });
  expect(await binh.reads()).toContain(code);
});
