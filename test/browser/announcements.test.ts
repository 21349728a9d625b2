import { expect, test } from 'vitest';
import { certifiedCopies, file, receive } from '#test/dossiers';
import { onStage } from './on-stage.ts';

const stage = onStage('announcements');

const register = '/can-bo/thu-tuc/cong-bo';

test('Tuấn enters a decision, mends it, posts it, and everybody reads it on a phone', async () => {
  stage.at('2026-03-10 09:00');
  const tuan = await stage.person('supervisor Tuấn');
  await tuan.go('/can-bo/thu-tuc');
  await tuan.follow('Quyết định công bố thủ tục');
  await tuan.follow(/^Ghi quyết định công bố/);
  await tuan.fill({ 'Số, ký hiệu quyết định': '1290', 'Ngày quyết định': '10/03/2026', 'Bãi bỏ': 'Khai sinh' });
  await tuan.press(/^Lưu/);
  await tuan.show('60-1-quyet-dinh-sai');
  await tuan.fill({
    'Số, ký hiệu quyết định': '1920/QĐ-UBND',
    'Ngày văn bản quy định có hiệu lực': '18/03/2026',
    'Văn bản quy định thủ tục': 'Nghị quyết số 12/2026/NQ-HĐND',
    'Bãi bỏ': '',
    'Sửa đổi, bổ sung': `1.004873\n${certifiedCopies}`,
  });
  await tuan.press(/^Lưu/);
  expect(await tuan.reads()).toContain('Chậm nhất ngày 11/03/2026');
  await tuan.show('60-2-quyet-dinh');
  await tuan.press('Công khai');
  await tuan.follow(/^Đính chính/);
  await tuan.fill({ 'Số, ký hiệu quyết định': '1290/QĐ-UBND', 'Lý do đính chính': 'Ghi nhầm số' });
  await tuan.press(/^Lưu/);
  expect(await tuan.reads()).toContain('Lý do: Ghi nhầm số');
  await tuan.show('60-3-dinh-chinh');
  await tuan.go(register);
  await tuan.show('60-4-so-quyet-dinh');

  const anyone = await stage.visitor();
  await anyone.go('/thu-tuc/1.004873');
  await anyone.follow('Quyết định số 1290/QĐ-UBND ngày 10/03/2026');
  await anyone.page.getByText('Đã đính chính ngày 10/03/2026').click();
  expect(await anyone.reads()).toContain('Lý do: Ghi nhầm số');
  await anyone.show('60-5-cong-khai');
});

test('Tuấn enters the sequence of a procedure and sees in the index what that raised, and how long settling took', async () => {
  stage.at('2026-04-01 09:00');
  await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  const tuan = await stage.person('supervisor Tuấn');
  await tuan.go('/can-bo/thu-tuc/1.004873');
  expect(await tuan.reads()).toContain('Danh mục chưa ghi trình tự thực hiện');
  await tuan.follow('Nhập trình tự thực hiện');
  await tuan.fill({
    'Các bước của trình tự': 'Nộp hồ sơ.\nNhận kết quả.',
    'Căn cứ (số quyết định công bố)': '77/QĐ-UBND',
  });
  await tuan.show('61-1-nhap-trinh-tu');
  await tuan.press(/^Lưu/);
  expect(await tuan.reads()).toContain('Đã công khai trình tự thực hiện.');
  await tuan.show('61-2-trinh-tu');

  stage.at('2026-04-01 09:05');
  await tuan.go('/can-bo/chi-so?ky=2026-04&co-quan=H44.127');
  expect(await tuan.reads()).toMatch(/1\.3 Thủ tục công khai đủ nội dung\s+1\s/);
  await tuan.follow(/Thủ tục công khai còn thiếu nội dung$/);
  expect(await tuan.reads()).toContain('trình tự thực hiện');
  await tuan.go('/can-bo/chi-so/thoi-gian?ky=2026-04');
  await tuan.show('61-3-thoi-gian');
});
