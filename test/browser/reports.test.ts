import { expect, test } from 'vitest';
import type { Dossier } from '#modules/dossiers';
import { demonstrationPassword as password } from '#modules/identity';
import { file, receive } from '#test/dossiers';
import { withCertificates } from '#test/sign-results';
import { handsOn } from './keyboard.ts';
import { onStage } from './on-stage.ts';

const stage = onStage('reports');

const [settlement, lateness] = ['/can-bo/thong-ke/ii-06a', '/can-bo/thong-ke/ii-07'];

/** An files and Bình receives: three working days. */
async function received(at: string): Promise<Dossier> {
  stage.at(at);
  const dossier = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  await stage.runJobs();
  return dossier;
}

test('Chi tells why a dossier of March is late and sends II.06a, and Mai puts the seal on it', async () => {
  const { code } = await received('2026-03-10 09:00');
  stage.at('2026-04-02 08:00');
  await withCertificates(stage, async () => {
    const chi = await stage.person('leader Chi');
    await chi.go(`${lateness}?ky=2026-03`);
    expect(await chi.reads()).toContain('Chưa nêu lý do');
    await chi.follow('1');
    await chi.follow(code);
    await chi.follow(/^Nêu lý do quá hạn/);
    await chi.page.getByLabel('Nhiều hồ sơ, thiếu người').check();
    await chi.fill({ 'Cụ thể': 'Một người giữ hai việc trong tháng Ba.' });
    await chi.press('Nêu lý do quá hạn');
    await chi.go(`${lateness}?ky=2026-03`);
    const why = await chi.reads();
    expect(why).toContain('Nhiều hồ sơ, thiếu người');
    expect(why).not.toContain('Chưa nêu lý do');
    await chi.show('50-1-ly-do-qua-han');

    await chi.go(`${settlement}?ky=2026-03`);
    await chi.press('Gửi báo cáo');
    expect(await chi.reads()).toContain('Mọi ô vẫn đếm đúng những hồ sơ như lúc gửi.');

    const mai = await stage.person('document clerk Mai');
    await mai.go('/can-bo/thong-ke/da-gui');
    await mai.follow(/^II\.06a, Tháng 3\/2026/);
    await mai.fill({ 'Mật khẩu con dấu số của cơ quan': password });
    await mai.show('50-2-dong-dau-bao-cao');
    await mai.press('Đóng dấu số lên báo cáo');
    expect(await mai.reads()).toContain('Đã đóng dấu số lên báo cáo.');
    expect(await mai.print('Tải bản có dấu số (PDF)')).toContain('Lê Thị Chi');
  });
});

test('Tuấn sends the report of the province for April, and opens what a commune counts otherwise since', async () => {
  await received('2026-04-27 09:00');
  stage.at('2026-05-04 08:00');
  const tuan = await stage.person('supervisor Tuấn');
  await tuan.go(`${settlement}?ky=2026-04`);
  expect(await tuan.reads()).toContain('3 cơ quan chưa gửi báo cáo kỳ này');
  await tuan.show('51-1-truoc-khi-gui');
  await tuan.press('Gửi báo cáo của tỉnh');
  expect(await tuan.reads()).toContain('Mọi ô của từng cơ quan vẫn bằng số lúc gửi.');
  const sent = tuan.page.url();

  const { code } = await received('2026-04-28 09:00');
  stage.at('2026-05-04 08:10');
  await tuan.go(sent);
  expect(await tuan.reads()).toContain('4 ô khác với lúc gửi');
  await tuan.show('51-2-so-khac-di');
  await tuan.follow(/^Ủy ban nhân dân xã Lạc Thuỷ: từ 2 thành 3/);
  expect(await tuan.page.getByRole('main').getByRole('rowheader').count()).toBe(3);
  expect(await tuan.reads()).toContain(code);
});

test('Thu puts the commune on the map, and Tuấn follows it there by keyboard and sees it on a phone', async () => {
  await received('2026-06-01 09:00');
  stage.at('2026-06-10 08:00');
  const thu = await stage.person('administrator Thu');
  await thu.go('/can-bo/co-quan');
  await thu.follow('Đặt Vị trí trên bản đồ');
  await thu.fill({ 'Vĩ độ': '105,8', 'Kinh độ': '105,8' });
  await thu.press('Lưu vị trí');
  await thu.show('52-1-vi-tri-sai');
  await thu.fill({ 'Vĩ độ': '20,62' });
  await thu.press('Lưu vị trí');
  expect(await thu.reads()).toContain('Vĩ độ 20,62, kinh độ 105,8');

  const tuan = await stage.person('supervisor Tuấn');
  await tuan.go('/can-bo/thong-ke/dia-ban?chi-so=overdue');
  await tuan.show('52-2-ban-do');
  const targets = await tuan.page.locator('.mc-map__target').evaluateAll((all) =>
    all.map((each) => {
      const { width, height } = each.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  expect(Math.min(...targets)).toBeGreaterThanOrEqual(24);
  expect(targets).toHaveLength(4);
  await tuan.page.getByRole('link', { name: 'Bỏ qua bản đồ, đến bảng số liệu' }).focus();
  const hands = handsOn(tuan.page);
  await hands.tabTo('Lạc Thuỷ: ');
  await hands.press('Enter');
  await tuan.page.waitForURL(/co-quan=H44\.127/);

  const onPhone = await stage.person('supervisor Tuấn', { screen: 'phone' });
  await onPhone.go('/can-bo/thong-ke/dia-ban');
  await onPhone.show('52-3-ban-do-dien-thoai');
});
