import { expect, test } from 'vitest';
import { file, maritalStatus, receive } from '#test/dossiers';
import { signingPeople } from '#test/signing-people';
import { declare } from './declare.ts';
import { onStage } from './on-stage.ts';
import type { Person } from './person.ts';

const stage = onStage('paper_store');
const people = signingPeople();
const title = 'Giấy xác nhận tình trạng hôn nhân';

test('An gets a certificate, gives it to the next dossier with one choice on a phone, and the officer sees where it is from', async () => {
  stage.at(`${people.workingDay()} 08:30`);
  await bringInCertificate('leader Chi', 'chi.p12');
  await bringInCertificate('document clerk Mai', 'seal.p12');
  const first = await settleFirst();

  const an = await stage.person('citizen An');
  await an.go('/kho-giay-to');
  const store = await an.reads();
  expect(store).toContain(title);
  expect(store).toContain(`Hồ sơ ${first}`);
  await an.show('30-kho-giay-to');

  const second = await fileSecond(an);
  await stage.runJobs();
  await an.go('/kho-giay-to');
  expect(await an.reads()).toContain(`Hồ sơ ${second}`);

  const binh = await stage.person('clerk Bình');
  await binh.go(`/can-bo/ho-so/${second}`);
  const desk = await binh.reads();
  expect(desk).toContain('Dùng lại từ kết quả');
  expect(desk).toContain(`có từ hồ sơ ${first}`);
  await binh.show('33-ho-so-dung-lai');
  await lookAtDesk(an, binh);
});

/** Somebody brings in a certificate at their own desk. */
async function bringInCertificate(who: 'leader Chi' | 'document clerk Mai', name: string): Promise<void> {
  const person = await stage.person(who);
  await person.go('/can-bo/chung-thu');
  await person.page.getByText('Đưa chứng thư vào').first().click();
  if (name === 'seal.p12') await person.page.locator('[name="kind"][value="seal"]').check();
  await person.fill({ 'Mật khẩu của tệp': people.password });
  await person.page
    .locator('input[name="file"]')
    .setInputFiles({ name, mimeType: 'application/x-pkcs12', buffer: people.certificate(name) });
  await person.press('Đưa vào');
}

/** An's first dossier, from intake to the signed result in hand. */
async function settleFirst(): Promise<string> {
  const { code } = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  const address = `/can-bo/ho-so/${code}`;
  const long = await stage.person('head Long');
  await long.go(`${address}/chuyen-buoc`);
  await long.press('Chuyển bước tiếp');
  const khanh = await stage.person('officer Khánh');
  await khanh.go(`${address}/du-thao`);
  await khanh.fill({ 'Nội dung kết quả': 'Xác nhận ông Nguyễn Văn An hiện chưa đăng ký kết hôn với ai.' });
  await khanh.press('Dự thảo kết quả');
  for (const [who, path, button, label] of [
    ['leader Chi', 'ky-duyet', 'Ký duyệt kết quả', 'Mật khẩu chứng thư của anh/chị'],
    ['document clerk Mai', 'ban-hanh', 'Cấp số, ban hành', 'Mật khẩu con dấu số của cơ quan'],
  ] as const) {
    const signer = await stage.person(who);
    await signer.go(`${address}/${path}`);
    await signer.fill({ [label]: people.password });
    await signer.press(button);
  }
  const hoa = await stage.person('clerk Hoa');
  await hoa.go(`${address}/tra-ket-qua`);
  await hoa.press('Trả kết quả');
  return code;
}

/** The next dossier asks for the old certificate: one choice gives it. */
async function fileSecond(an: Person): Promise<string> {
  await an.go(`/nop-ho-so/${maritalStatus}`);
  await an.press('Tiếp tục');
  await an.press(/^Điền bằng thông tin của tôi/);
  await declare(an);
  await an.press('Tiếp tục');
  for (const paper of await an.page.getByRole('group', { name: /^\d\. / }).all())
    await paper.getByLabel('Trường hợp của tôi không cần').check();
  await an.page.getByLabel(`Dùng giấy tờ đã có: ${title}`).check();
  await an.show('31-dung-giay-to-da-co');
  await an.press('Tiếp tục');
  await an.press('Tiếp tục');
  expect(await an.reads()).toContain(`Dùng giấy tờ đã có: ${title}`);
  await an.show('32-xem-lai');
  await an.press('Nộp hồ sơ');
  const [code = ''] = /H44\.127-\d{6}-\d{4}/.exec(await an.reads()) ?? [];
  expect(code).not.toBe('');
  return code;
}

/** The store on a desk, where the menu is one row, and the counter with the store open. */
async function lookAtDesk(an: Person, binh: Person): Promise<void> {
  const atDesk = await stage.person('citizen An', { screen: 'desk' });
  await atDesk.go('/kho-giay-to');
  await atDesk.show('34-kho-giay-to-may-tinh');
  const rows = await atDesk.page
    .locator('.mc-nav__item')
    .evaluateAll((items) => new Set(items.map((item) => Math.round(item.getBoundingClientRect().top))).size);
  expect(rows).toBe(1);
  await binh.go(`/can-bo/tiep-nhan/${maritalStatus}`);
  await binh.fill({ 'Họ và tên, hoặc tên tổ chức': 'Nguyễn Văn An', 'Số định danh cá nhân': '017090001234' });
  await binh.press('Mở kho giấy tờ của chủ hồ sơ');
  await binh.show('35-mo-kho-tai-quay');
  await binh.page.getByLabel(`Dùng giấy tờ đã có: ${title}`).first().check();
  await binh.press(/^Tiếp nhận và hẹn trả/);
  expect(await binh.reads()).toContain('Dùng lại từ kết quả');
  await an.go('/kho-giay-to');
  await an.page.getByText('Ai đã xem kho tại quầy').first().click();
  expect(await an.reads()).toContain('Trần Văn Bình');
  await an.show('36-ai-da-xem');
}
