import { expect, test } from 'vitest';
import { maritalStatus } from '#test/dossiers';
import { declare } from './declare.ts';
import { onStage } from './on-stage.ts';
import type { Person } from './person.ts';

const stage = onStage('citizen');

/** A paper as a phone's scanner keeps it. */
const scanOf = (paper: string) => ({
  name: `${paper}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from(onePage()),
});

test('An files from a phone, completes what is missing, sees why the promised day moved, and gets the result', async () => {
  stage.at('2026-03-10 09:00');
  await certifyMaritalStatus(await stage.person('citizen An'), (an, picture) => an.show(`01-${picture}`));
});

test('An comes just as far without scripts, and anybody looks the dossier up', async () => {
  stage.at('2026-03-10 09:00');
  const code = await certifyMaritalStatus(await stage.person('citizen An', { javaScript: false }), async () => {});
  const anyone = await stage.visitor({ javaScript: false });
  await anyone.go('/tra-cuu');
  await anyone.fill({ 'Mã hồ sơ': code, 'Số điện thoại, số định danh hoặc mã số thuế': '0912345678' });
  await anyone.press('Tra cứu');
  expect(await anyone.reads()).toContain('Đã trả kết quả');
});

type Show = (an: Person, picture: string) => Promise<void>;

/** The whole way of a certificate, from the home page to the result; `show` keeps the pages of An. */
async function certifyMaritalStatus(an: Person, show: Show): Promise<string> {
  const code = await fileMaritalStatus(an, show);
  await askForMore(code);
  await completeDossier(an, code, show);
  await settle(code);
  await an.go(`/ho-so-cua-toi/${code}`);
  expect(await an.reads()).toContain('Đã có kết quả. Mời anh/chị mang thẻ căn cước');

  stage.at('2026-03-16 09:00');
  const hoa = await stage.person('clerk Hoa');
  await hoa.go(`/can-bo/ho-so/${code}/tra-ket-qua`);
  await hoa.press('Trả kết quả');
  await an.go(`/ho-so-cua-toi/${code}`);
  const told = await an.reads();
  expect(told).toContain('Đã trả kết quả');
  expect(told).toContain('hiện chưa đăng ký kết hôn với ai');
  await show(an, '16-ket-qua');
  return code;
}

/** Bình receives, Long hands on, and Khánh misses a paper. */
async function askForMore(code: string): Promise<void> {
  stage.at('2026-03-10 10:00');
  const binh = await stage.person('clerk Bình');
  await binh.go('/can-bo');
  await binh.follow(code);
  await binh.follow(/^Tiếp nhận/);
  await binh.press('Tiếp nhận');
  expect(await binh.reads()).toContain('Hẹn trả 13/03/2026 17:00');
  const long = await stage.person('head Long');
  await long.go(`/can-bo/ho-so/${code}/chuyen-buoc`);
  await long.press('Chuyển bước tiếp');

  stage.at('2026-03-11 14:00');
  const khanh = await stage.person('officer Khánh');
  await khanh.go('/can-bo');
  await khanh.follow(code);
  await khanh.follow(/^Yêu cầu bổ sung/);
  await khanh.fill({
    'Nội dung cần bổ sung': 'Bản án hoặc quyết định ly hôn',
    'Lý do': 'Tờ khai chưa rõ tình trạng cũ.',
  });
  await khanh.press('Yêu cầu bổ sung');
  await stage.runJobs();
}

/** An reads what is missing, sends it, and sees the promised day move. */
async function completeDossier(an: Person, code: string, show: Show): Promise<void> {
  stage.at('2026-03-12 15:30');
  await an.go('/thong-bao');
  expect(await an.reads()).toContain('bổ sung');
  await show(an, '11-thong-bao');
  await an.go('/ho-so-cua-toi');
  expect(await an.reads()).toContain(code);
  await show(an, '12-cho-bo-sung');
  await an.go(`/ho-so-cua-toi/${code}`);
  expect(await an.reads()).toContain('Bản án hoặc quyết định ly hôn');
  await show(an, '13-yeu-cau-bo-sung');
  await an.follow('Bổ sung hồ sơ');
  const asked = an.page.getByRole('button', { name: 'Bản án hoặc quyết định ly hôn' });
  await asked.setInputFiles(scanOf('Quyết định ly hôn'));
  await an.fill({ 'Lời nhắn cho cơ quan': 'Đã gửi ảnh chụp quyết định.' });
  await show(an, '14-bo-sung');
  await an.press('Gửi bổ sung');
  await an.page.getByText('Vì sao hẹn ngày này').click();
  const why = await an.reads();
  expect(why).toContain('Hẹn trả 17/03/2026 17:00');
  expect(why).toContain('Dừng từ 14:00 thứ Tư 11/03/2026 đến 15:30 thứ Năm 12/03/2026 vì chờ bổ sung');
  await show(an, '15-ngay-hen-moi');
}

/** Khánh drafts, Chi signs, Mai issues. */
async function settle(code: string): Promise<void> {
  const address = `/can-bo/ho-so/${code}`;
  const khanh = await stage.person('officer Khánh');
  await khanh.go(`${address}/du-thao`);
  expect(await khanh.page.getByLabel('Tên kết quả').inputValue()).toBe('Giấy xác nhận tình trạng hôn nhân');
  await khanh.fill({ 'Nội dung kết quả': 'Xác nhận ông Nguyễn Văn An hiện chưa đăng ký kết hôn với ai.' });
  await khanh.press('Dự thảo kết quả');
  const chi = await stage.person('leader Chi');
  await chi.go(`${address}/ky-duyet`);
  await chi.press('Ký duyệt kết quả');
  const mai = await stage.person('document clerk Mai');
  await mai.go(`${address}/ban-hanh`);
  await mai.press('Cấp số, ban hành');
}

test('what the page says of a procedure, the kiosk and the printed notice say too', async () => {
  stage.at('2026-03-10 09:00');
  const anyone = await stage.visitor();
  await anyone.go(`/thu-tuc/${maritalStatus}`);
  const posted = await postedOn(anyone);
  expect(posted.length).toBeGreaterThan(40);
  expect(posted).toContain('3 ngày làm việc');
  const notice = withoutSpaces(await anyone.print(/^In bản niêm yết/));
  expect(posted.filter((line) => !notice.includes(withoutSpaces(line)))).toEqual([]);
  const kiosk = await stage.visitor({ screen: 'desk' });
  await kiosk.go('/quay-thong-tin');
  await kiosk.show('09-1-quay-thong-tin');
  await kiosk.go(`/quay-thong-tin/${maritalStatus}`);
  await kiosk.show('09-2-thu-tuc-o-quay');
  expect(await postedOn(kiosk)).toEqual(posted);
});

test('the kiosk goes back to its start when nobody touches it, and stays while somebody does', async () => {
  const kiosk = await stage.visitor({ screen: 'desk' });
  await kiosk.page.clock.install();
  await kiosk.go(`/quay-thong-tin/${maritalStatus}`);
  await kiosk.page.clock.runFor(80_000);
  await kiosk.page.mouse.wheel(0, 400);
  await kiosk.page.waitForFunction(() => scrollY > 0);
  await kiosk.page.clock.runFor(80_000);
  expect(kiosk.page.url()).toContain(maritalStatus);
  await kiosk.page.clock.runFor(20_000);
  await kiosk.page.waitForURL('**/quay-thong-tin');
});

test('the first visit of the home page costs less than 100 kB', async () => {
  const anyone = await stage.visitor();
  const line = await anyone.page.context().newCDPSession(anyone.page);
  await line.send('Network.enable');
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await anyone.page.goto('/', { waitUntil: 'networkidle' });
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(100_000);
});

/** Every line that is posted of a procedure, with its heading. */
function postedOn({ page }: Person): Promise<string[]> {
  const lines = page.locator(
    '.mc-posted h2, .mc-posted strong, .mc-posted__note, .mc-posted li, .mc-posted div.govuk-body',
  );
  return lines.evaluateAll((all) =>
    all.map((line) => {
      const own = [...line.childNodes].filter(({ nodeName }) => nodeName === '#text' || nodeName === 'STRONG');
      const text = own.map(({ textContent }) => textContent).join('');
      return text.normalize().replace(/\s+/g, ' ').trim();
    }),
  );
}

/** Paper breaks its lines elsewhere. */
const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');

/** Goes from the home page to the code of a dossier. */
async function fileMaritalStatus(an: Person, show: Show): Promise<string> {
  await an.go('/');
  await show(an, '01-trang-chu');
  await an.fill({ 'Tìm thủ tục': 'xac nhan tinh trang hon nhan' });
  await an.press('Tìm');
  await show(an, '02-tim-thay');
  await an.follow(/Giấy xác nhận tình trạng hôn nhân/);
  await show(an, '03-thu-tuc');
  await an.follow('Nộp hồ sơ trực tuyến');
  await an.signIn();
  await show(an, '04-noi-nop');
  await an.press('Tiếp tục');
  await show(an, '05-to-khai');
  await an.press(/^Điền bằng thông tin của tôi/);
  await declare(an);
  await an.press('Tiếp tục');
  await show(an, '06-giay-to');
  await sendPapers(an);
  await an.press('Tiếp tục');
  await show(an, '07-nguoi-nop');
  await an.press('Tiếp tục');
  await show(an, '08-xem-lai');
  await an.press('Nộp hồ sơ');
  await show(an, '09-da-nop');
  const [code = ''] = /H44\.127-260310-\d{4}/.exec(await an.reads()) ?? [];
  expect(code).not.toBe('');
  return code;
}

/** An sends a scan of the identity card, and needs none of the other papers. */
async function sendPapers({ page }: Person): Promise<void> {
  for (const paper of await page.getByRole('group', { name: /^\d\. / }).all()) {
    const isCard = (await paper.textContent())?.includes('căn cước');
    await paper.getByLabel(isCard ? 'Gửi tệp' : 'Trường hợp của tôi không cần').check();
  }
  await page.getByLabel('Chọn tệp cho giấy tờ số 5').setInputFiles(scanOf('Thẻ căn cước'));
}

function onePage(): string {
  return (
    '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n' +
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n' +
    'trailer\n<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n'
  );
}
