import { expect, test } from 'vitest';
import { approveResult, draftResult, handOverResult, issueResult } from '#modules/dossiers';
import { staffIdOf } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { onStage } from './on-stage.ts';

const stage = onStage('feedback');

test('a visitor reports rudeness from a phone, Khánh finds it so, Chi approves and publishes, and everybody reads it', async () => {
  stage.at('2026-03-10 09:00');
  const visitor = await stage.visitor({ screen: 'phone' });
  await visitor.go('/phan-anh');
  await visitor.page.getByLabel('Gửi đến').selectOption('H44.127');
  await visitor.fill({
    'Nội dung phản ánh, kiến nghị': 'Cán bộ ở quầy số 2 nói năng thiếu lịch sự với người già sáng nay.',
    'Họ và tên': 'Bùi Văn Tý',
    'Số điện thoại': '0977123456',
  });
  await visitor.page.getByLabel('Đồng ý công khai').check();
  await visitor.show('52-1-gui-phan-anh');
  await visitor.press('Gửi phản ánh');
  const [code = ''] = /PA-H44\.127-\d{6}-\d{4}/.exec(await visitor.reads()) ?? [];
  const own = visitor.page.url();
  const desk = `/can-bo/phan-anh/${code}`;

  const chi = await stage.person('leader Chi');
  await chi.go(desk);
  expect(await chi.reads()).not.toContain('Bùi Văn Tý');
  await chi.follow('Nhận giải quyết');
  await chi.page.getByLabel('Hành vi, thái độ của cán bộ, cơ quan').check();
  await chi.page.getByLabel('Giao cho').selectOption(staffIdOf('officer Khánh'));
  await chi.press('Nhận giải quyết');

  const khanh = await stage.person('officer Khánh');
  await khanh.go(desk);
  await khanh.follow('Dự thảo trả lời');
  await khanh.fill({ 'Nội dung trả lời': 'Ủy ban nhân dân xã đã kiểm tra, xin lỗi và nhắc nhở cán bộ ở quầy.' });
  await khanh.press('Dự thảo trả lời');
  expect(await khanh.reads()).toContain('Kết luận về điều được phản ánh');
  await khanh.page.getByLabel('Đúng như phản ánh', { exact: true }).check();
  await khanh.show('52-2-ket-luan');
  await khanh.press('Dự thảo trả lời');

  await chi.go(desk);
  await chi.follow('Duyệt trả lời');
  await chi.press('Duyệt trả lời');
  await chi.follow('Công khai');
  await chi.press('Công khai');

  await visitor.go(own);
  expect(await visitor.reads()).toContain('Kết luận: đúng như phản ánh.');
  await visitor.page.getByLabel('Hài lòng', { exact: true }).check();
  await visitor.press('Gửi đánh giá');
  await visitor.go('/phan-anh/cong-khai');
  const posted = await visitor.reads();
  expect(posted).toContain('xin lỗi và nhắc nhở cán bộ ở quầy');
  expect(posted).not.toContain('Bùi Văn Tý');
  await visitor.show('52-3-phan-anh-cong-khai');

  await chi.go('/can-bo/hai-long/tieu-chi');
  await chi.show('52-4-bo-tieu-chi');
  await chi.follow('1, Thái độ của cán bộ khi giải quyết');
  await chi.follow(code);
  expect(await chi.reads()).toContain('Kết luận: đúng như phản ánh.');
});

test('Bình shows a code after handing over, An rates on a phone, and Chi looks into what was bad', async () => {
  stage.at('2026-03-10 08:00');
  const received = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  const words = { title: 'Giấy xác nhận', content: 'Xác nhận.' };
  const drafted = await stage.act('head Long', (act) => draftResult(act, received, words));
  const approved = await stage.act('leader Chi', (act) => approveResult(act, drafted));
  const issued = await stage.act('document clerk Mai', (act) => issueResult(act, approved));
  const inHand = { method: 'counter', receivedByName: 'Nguyễn Văn An', trackingNumber: null } as const;
  await stage.act('clerk Bình', (act) => handOverResult(act, issued, inHand));

  const binh = await stage.person('clerk Bình');
  await binh.go(`/can-bo/ho-so/${received.code}/moi-danh-gia`);
  await binh.press('Hiện mã QR');
  await binh.show('53-1-ma-danh-gia');
  const address = await binh.page.getByRole('link', { name: 'Đánh giá ngay trên máy này' }).getAttribute('href');

  const an = await stage.visitor({ screen: 'phone' });
  await an.go(address ?? '');
  await an.page.getByLabel('Không hài lòng', { exact: true }).first().check();
  await an.fill({ 'Anh/chị muốn nói thêm điều gì?': 'Phải chờ quá lâu ở quầy.' });
  await an.show('53-2-danh-gia');
  await an.press('Gửi đánh giá');
  expect(await an.reads()).toContain('Cảm ơn anh/chị đã đánh giá');

  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo/hai-long/xem-xet');
  await chi.follow(/^Thủ tục cấp Giấy xác nhận tình trạng hôn nhân/);
  expect(await chi.reads()).toContain('Phải chờ quá lâu ở quầy.');
  await chi.fill({ 'Đã xem xét, xử lý thế nào?': 'Đã mở thêm một quầy vào buổi sáng.' });
  await chi.show('53-3-xem-xet-danh-gia');
  await chi.press('Khép lại');
  expect(await chi.reads()).toContain('Đã khép lại.');
});

test('anybody sees how communes settle, and the points of each, on a phone', async () => {
  stage.at('2026-03-10 10:00');
  const visitor = await stage.visitor({ screen: 'phone' });
  await visitor.go('/cong-khai');
  expect(await visitor.reads()).toContain('Lạc Thuỷ');
  await visitor.show('54-1-cong-khai');
  await visitor.go('/cong-khai/chi-so');
  expect(await visitor.reads()).toContain('Lạc Thuỷ');
  await visitor.show('54-2-chi-so');
});
