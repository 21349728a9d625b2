import { expect, test } from 'vitest';
import { file } from '#test/dossiers';
import { onStage } from './on-stage.ts';

const stage = onStage('data_rights');

test('An sees on a phone what is held about them, asks for its erasure, and two people of the commune carry it out', async () => {
  stage.at('2026-03-10 09:00');
  await file(stage, 'citizen An');
  const an = await stage.person('citizen An');
  await an.go('/du-lieu-cua-toi');
  expect(await an.reads()).toContain('Hồ sơ đã nộp (1)');
  await an.page.getByText('Hồ sơ đã nộp').first().click();
  await an.show('40-du-lieu-cua-toi');
  await an.follow('Gửi yêu cầu');
  await an.press('Gửi yêu cầu');
  expect(await an.reads()).toContain('Hãy chọn một yêu cầu');
  await an.page.getByLabel('Xóa dữ liệu và tài khoản').check();
  await an.page.getByLabel('Gửi đến cơ quan nào?').selectOption('H44.127');
  await an.fill({ 'Nội dung yêu cầu': 'Tôi chuyển đi nơi khác, xin xóa tài khoản của tôi.' });
  await an.show('41-gui-yeu-cau');
  await an.press('Gửi yêu cầu');
  const asked = await an.reads();
  expect(asked).toContain('Xin giữ liên kết này');
  expect(asked).toContain('Phản hồi đầu trước 12/03/2026 17:00');
  const link = new URL(an.page.url()).pathname;
  await an.show('42-giu-lien-ket');

  const chi = await stage.person('leader Chi', { screen: 'desk' });
  await chi.go('/can-bo/quyen-du-lieu');
  await chi.show('43-danh-sach-yeu-cau');
  await chi.follow('Xóa dữ liệu và tài khoản');
  await chi.press('Gửi phản hồi đầu');
  await chi.page.getByLabel(/^Chấp nhận: đề xuất xóa/).check();
  await chi.fill({ 'Lời giải thích cho người yêu cầu': 'Chúng tôi sẽ xóa tài khoản theo yêu cầu.' });
  await chi.show('44-tra-loi');
  await chi.press('Gửi trả lời');
  expect(await chi.reads()).toContain('Người khác phải phê duyệt đề xuất này.');

  const dung = await stage.person('leader Dũng', { screen: 'desk' });
  await dung.go('/can-bo/quyen-du-lieu');
  await dung.follow('Xóa dữ liệu và tài khoản');
  await dung.show('45-phe-duyet');
  await dung.press('Phê duyệt và xóa');
  expect(await dung.reads()).toContain('1 hồ sơ đã nộp được giữ lại');

  const anyone = await stage.visitor();
  await anyone.go(link);
  const told = await anyone.reads();
  expect(told).toContain('Tài khoản và dữ liệu kèm theo đã bị xóa');
  expect(told).not.toContain('Nguyễn Văn An');
  await anyone.show('46-cau-tra-loi');
});
