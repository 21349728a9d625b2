import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Dossier } from '#modules/dossiers';
import { demonstrationPassword as password } from '#modules/identity';
import { openCodes } from '#platform/pages/codes';
import { inMemory } from '#test/scan';
import { draftResults, withCertificates } from '#test/sign-results';
import { openCertificateAuthority } from '../../simulators/certificate-authority/open-certificate-authority.ts';
import { writePkcs12 } from '../../simulators/certificate-authority/write-pkcs12.ts';
import { keepPicture } from './keep-picture.ts';
import { onStage } from './on-stage.ts';
import type { Person } from './person.ts';

const stage = onStage('signing');

const [own, seal] = ['Mật khẩu chứng thư của anh/chị', 'Mật khẩu con dấu số của cơ quan'];

/** Goes to the list of what waits, ticks these and reads them. */
async function read(who: Person, list: string, dossiers: readonly Dossier[]): Promise<void> {
  await who.go(list);
  for (const { code } of dossiers) await who.page.locator(`input[value="${code}"]`).check();
  await who.press('Xem các kết quả đã chọn');
}

const signUrl = '/can-bo/ky-ket-qua';

/** The file behind the first link with these words. */
async function download(who: Person, words: string): Promise<Buffer> {
  const link = who.page.getByRole('link', { name: words }).first();
  const [file] = await Promise.all([who.page.waitForEvent('download'), link.click()]);
  return readFileSync(await file.path());
}

/** Draws the first page of a paper. */
async function drawTo(path: string, pdf: Buffer): Promise<void> {
  const { picture } = await stage.tools.pages.draw(inMemory('application/pdf', pdf), { page: 1, longerSide: 1_600 });
  await sharp(picture).png().toFile(path);
}

/** The address in the QR code of a paper, read off its picture as a camera would. */
async function addressInCode(pdf: Buffer): Promise<string> {
  const { picture } = await stage.tools.pages.draw(inMemory('application/pdf', pdf), { page: 1, longerSide: 2_000 });
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const codes = await openCodes()({ pixels: data, width: info.width, height: info.height, skew: 0 });
  return codes.find((text) => text.includes('/van-ban/')) ?? '';
}

test('Chi signs ten results in one ceremony, Mai numbers and seals them, An takes his home and anybody checks it', async () => {
  stage.at('2026-03-10 09:00');
  await withCertificates(stage, async () => {
    const dossiers = await draftResults(stage, 10);
    const chi = await stage.person('leader Chi');
    await chi.go('/can-bo');
    await chi.page.getByRole('navigation').getByText('Ký kết quả').click();
    await chi.show('12-1-cho-ky-duyet');
    await read(chi, signUrl, dossiers);
    expect(await chi.page.getByRole('checkbox', { checked: true }).count()).toBe(10);
    expect(await chi.reads()).toContain('Lần 10: chưa đăng ký kết hôn với ai.');
    expect(await chi.print('Xem dự thảo (PDF)')).toContain('DỰ THẢO');
    await chi.show('12-2-xem-va-ky');
    await chi.fill({ [own]: password });
    await chi.press('Ký các kết quả đã chọn');
    expect(await chi.reads()).toContain('Đã ký 10 trong 10 kết quả');
    await chi.show('12-3-da-ky');

    stage.at('2026-03-10 09:30');
    const mai = await stage.person('document clerk Mai');
    await mai.go('/can-bo/dong-dau');
    await mai.show('12-4-cho-dong-dau');
    await read(mai, '/can-bo/dong-dau', dossiers);
    await mai.fill({ [seal]: password });
    await mai.show('12-5-xem-va-dong-dau');
    await mai.press('Cấp số và đóng dấu');
    expect(await mai.reads()).toContain('Đã cấp số và đóng dấu 10 trong 10 kết quả');
    await mai.show('12-6-da-dong-dau');

    const [last] = dossiers.slice(-1) as [Dossier];
    const hoa = await stage.person('clerk Hoa');
    await hoa.go(`/can-bo/ho-so/${last.code}`);
    expect(await hoa.reads()).toContain('Số 10/2026');
    await hoa.follow(/^Trả kết quả/);
    await hoa.page.getByLabel('Bản điện tử').check();
    await hoa.press('Trả kết quả');

    const an = await stage.person('citizen An');
    await an.go(`/ho-so-cua-toi/${last.code}`);
    const pdf = await download(an, 'Tải bản ký số (PDF)');
    await an.show('12-7-an-tai-ket-qua');
    await keepPicture('12-8-ket-qua', (path) => drawTo(path, pdf));

    const anybody = await stage.visitor();
    const address = new URL(await addressInCode(pdf));
    expect(address.origin).toBe(stage.url);
    await anybody.go(address.pathname);
    const issued = await anybody.reads();
    expect(issued).toContain('Văn bản này do cơ quan ban hành');
    expect(issued).toContain('10/2026');
    expect(issued).not.toContain('Nguyễn Văn An');
    await anybody.show('12-9-kiem-tra-bang-ma');
    await anybody.follow('Kiểm tra chữ ký số trong tệp PDF');
    const file = { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: pdf };
    await anybody.page.getByLabel('Tệp PDF cần kiểm tra').setInputFiles(file);
    await anybody.press('Kiểm tra');
    const verdict = await anybody.reads();
    expect(verdict).toContain('Chữ ký hợp lệ');
    expect(verdict).not.toContain('có điều cần lưu ý');
    expect(verdict).toContain('Lê Thị Chi');
    expect(verdict).toContain('Ủy ban nhân dân xã Lạc Thuỷ');
    await anybody.show('12-10-chu-ky-hop-le');
  });
});

test('a wrong password is said beside the field, and after five the certificate rests', async () => {
  stage.at('2026-04-10 09:00');
  await withCertificates(stage, async () => {
    const dossiers = await draftResults(stage, 3);
    const dung = await stage.person('leader Dũng', { screen: 'phone' });
    await read(dung, signUrl, dossiers);
    await dung.page.getByRole('checkbox').nth(1).uncheck();
    await dung.fill({ [own]: 'sai' });
    await dung.press('Ký các kết quả đã chọn');
    expect(await dung.page.locator('#certificatePassword-error').textContent()).toContain('Mật khẩu không đúng.');
    expect(await dung.page.getByRole('checkbox', { checked: true }).count()).toBe(2);
    await dung.show('13-1-sai-mat-khau');
    for (let time = 0; time < 4; time += 1) {
      await dung.fill({ [own]: 'sai' });
      await dung.press('Ký các kết quả đã chọn');
    }
    await dung.fill({ [own]: password });
    await dung.press('Ký các kết quả đã chọn');
    expect(await dung.reads()).toContain('Xin thử lại sau 15 phút');
    await dung.show('13-2-tam-khoa');
  });
});

test('a certificate that was revoked is refused with the rule', async () => {
  stage.at('2026-05-12 09:00');
  const at = stage.now();
  const subject = { name: 'Nơi cấp khác', organisation: 'Một Cửa' };
  const authority = await openCertificateAuthority(subject, { from: at - 86_400_000, to: at + 365 * 86_400_000 });
  const issued = await authority.issue({ name: 'Lê Thị Chi', organisation: 'UBND xã Lạc Thuỷ' }, 'signing');
  const buffer = Buffer.from(await writePkcs12(issued, authority.certificate, password));

  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo/chung-thu');
  await chi.page.getByText('Đưa chứng thư vào').click();
  await chi.fill({ 'Mật khẩu của tệp': password });
  const file = { name: 'chi.p12', mimeType: 'application/x-pkcs12', buffer };
  await chi.page.locator('input[name="file"]').setInputFiles(file);
  await chi.press('Đưa vào');
  expect(await chi.reads()).toContain('Nơi cấp khác');
  await chi.show('14-1-chung-thu');

  const lists = join(stage.tools.config.home, 'trust', 'crls');
  mkdirSync(lists, { recursive: true });
  writeFileSync(
    join(lists, 'other.crl'),
    await authority.revocationList({ certificates: [issued.certificate], on: at }),
  );
  try {
    await read(chi, signUrl, await draftResults(stage, 2));
    await chi.fill({ [own]: password });
    await chi.press('Ký các kết quả đã chọn');
    const told = await chi.reads();
    expect(told).toContain('Chứng thư đã bị thu hồi từ ngày 12/05/2026');
    expect(told).toContain('Luật Giao dịch điện tử 20/2023/QH15');
    await chi.show('14-2-bi-thu-hoi');
  } finally {
    rmSync(lists, { recursive: true });
  }
});

test('while the time-stamp authority is away Chi signs without for 24 hours, is told how long, and no longer', async () => {
  stage.at('2026-06-09 09:00');
  await withCertificates(stage, async (authority) => {
    await authority.stop();
    const dossiers = await draftResults(stage, 3);
    const chi = await stage.person('leader Chi');
    await read(chi, signUrl, dossiers.slice(0, 2));
    await chi.fill({ [own]: password });
    await chi.press('Ký các kết quả đã chọn');
    const told = await chi.reads();
    expect(told).toContain('Đã ký 2 trong 2 kết quả');
    expect(told).toContain('2 chữ ký không kèm dấu thời gian');
    await chi.show('15-1-khong-dau-thoi-gian');

    stage.at('2026-06-10 08:00');
    await read(chi, signUrl, dossiers.slice(2));
    expect(await chi.reads()).toContain('không kèm dấu thời gian, thêm 1 giờ nữa');
    await chi.show('15-2-con-gio');

    stage.at('2026-06-10 10:00');
    await read(chi, signUrl, dossiers.slice(2));
    await chi.fill({ [own]: password });
    await chi.press('Ký các kết quả đã chọn');
    const refused = await chi.reads();
    expect(refused).toContain('Đã ký 0 trong 1 kết quả');
    expect(refused).toContain('không trả lời đã quá 24 giờ, nên tạm dừng ký số');
    await chi.show('15-3-tam-dung');
  });
});
