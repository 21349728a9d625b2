import { expect, test } from 'vitest';
import { approveResult, type Dossier, draftResult, issueResult } from '#modules/dossiers';
import { certifiedCopies, file, receive } from '#test/dossiers';
import { onStage } from './on-stage.ts';

const stage = onStage('leader');

const addressOf = ({ code }: Dossier): string => `/can-bo/ho-so/${code}`;

/** An files online and Bình receives: three working days. */
async function received(): Promise<Dossier> {
  return receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
}

test('Bình refuses to take a dossier in, An reads why, and form 03 says the same', async () => {
  stage.at('2026-03-10 09:00');
  const dossier = await file(stage, 'citizen An');
  const binh = await stage.person('clerk Bình');
  await binh.go(addressOf(dossier));
  await binh.follow(/^Từ chối tiếp nhận/);
  await binh.fill({ 'Lý do': 'sai' });
  await binh.press('Từ chối tiếp nhận');
  await binh.show('04-1-ly-do-qua-ngan');
  const reason = 'Nơi thường trú trong thời gian cần xác nhận không thuộc tỉnh Phú Thọ.';
  await binh.fill({ 'Lý do': reason, 'Căn cứ pháp lý': 'Điều 21 NĐ 123/2015/NĐ-CP' });
  await binh.press('Từ chối tiếp nhận');
  expect(await binh.reads()).toContain('Từ chối tiếp nhận');
  await binh.show('04-2-da-tu-choi');
  const form = await binh.print(/^Phiếu từ chối/);
  expect(form).toContain('PHIẾU TỪ CHỐI');
  expect(form).toContain(reason);

  const an = await stage.person('citizen An');
  await an.go(`/ho-so-cua-toi/${dossier.code}`);
  const told = await an.reads();
  expect(told).toContain('Hồ sơ không được tiếp nhận; lý do ghi dưới đây');
  expect(told).toContain(reason);
  await an.show('04-3-an-doc-ly-do');
});

test('Chi sees today what will be late tomorrow, apologises and appoints a new day once, and no second time', async () => {
  stage.at('2026-03-10 09:00');
  const dossier = await received();

  stage.at('2026-03-11 08:00');
  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo');
  expect(await chi.reads()).not.toContain(dossier.code);

  stage.at('2026-03-12 08:00');
  await chi.go('/can-bo');
  await chi.show('05-1-sap-den-han');
  expect(await chi.page.getByRole('navigation').getByText('Sắp đến hạn').count()).toBeGreaterThan(0);
  await chi.follow(dossier.code);
  await chi.follow(/^Xin lỗi và hẹn lại/);
  await chi.fill({ 'Lý do': 'Chờ xác minh nơi cư trú ở xã khác.', 'Ngày hẹn mới': '15/03/2026' });
  await chi.press('Xin lỗi và hẹn lại');
  expect(await chi.reads()).toContain('Ngày hẹn mới là ngày nghỉ');
  await chi.fill({ 'Ngày hẹn mới': '17/03/2026' });
  await chi.show('05-2-xin-loi');
  await chi.press('Xin lỗi và hẹn lại');
  await chi.page.getByText('Vì sao hẹn ngày này').click();
  const told = await chi.reads();
  expect(told).toContain('Hẹn trả 17/03/2026 17:00');
  expect(told).toContain('Đã xin lỗi và hẹn lại một lần: từ 13/03/2026 17:00 sang 17/03/2026 17:00');
  await chi.show('05-3-da-hen-lai');
  const form = await chi.print(/^Văn bản xin lỗi/);
  expect(form).toContain('Chờ xác minh nơi cư trú ở xã khác.');
  expect(form).toContain('17 giờ 00 phút, ngày 17 tháng 3 năm 2026');

  stage.at('2026-03-16 08:00');
  await chi.go(addressOf(dossier));
  expect(await chi.page.getByRole('link', { name: /^Xin lỗi và hẹn lại/ }).count()).toBe(0);
  await chi.go(`${addressOf(dossier)}/xin-loi-hen-lai`);
  expect(await chi.page.getByRole('button', { name: 'Xin lỗi và hẹn lại' }).count()).toBe(0);
  expect(await chi.reads()).toContain(
    `Hồ sơ ${dossier.code} đã được hẹn lại một lần. Điều 20, NĐ 118/2025/NĐ-CP: việc hẹn lại chỉ được thực hiện một lần`,
  );
  await chi.show('05-4-khong-hen-lai-lan-hai');
});

test('An withdraws a dossier while nothing is decided, and not when a leader has signed', async () => {
  stage.at('2026-03-10 09:00');
  const [early, late] = [await received(), await received()];
  const an = await stage.person('citizen An');
  await an.go(`/ho-so-cua-toi/${early.code}`);
  await an.follow('Rút hồ sơ');
  await an.fill({ 'Lý do rút hồ sơ': 'Tôi không còn nhu cầu.' });
  await an.show('06-1-rut-ho-so');
  await an.press('Rút hồ sơ');
  const told = await an.reads();
  expect(told).toContain('Hồ sơ đã dừng theo yêu cầu của anh/chị');
  expect(told).not.toContain('Hẹn trả');
  await an.show('06-2-da-rut');

  const binh = await stage.person('clerk Bình');
  await binh.go(addressOf(early));
  const form = await binh.print(/^Thông báo dừng/);
  expect(form).toContain('Tôi không còn nhu cầu.');

  await sign(late);
  await an.go(`/ho-so-cua-toi/${late.code}/rut`);
  await an.fill({ 'Lý do rút hồ sơ': 'Tôi đổi ý.' });
  await an.press('Rút hồ sơ');
  expect(await an.reads()).toContain('đã có quyết định hoặc thông báo kết quả nên không dừng được nữa (Điều 21');
  await an.show('06-3-khong-rut-duoc');
  await binh.go(addressOf(late));
  expect(await binh.page.getByRole('link', { name: /^Dừng theo yêu cầu/ }).count()).toBe(0);
});

test("each figure of the leader's month opens as many dossiers as it says", async () => {
  await aMonthOfWork();
  stage.at('2026-05-29 16:00');
  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo/thong-ke');
  await chi.show('10-1-thang-cua-lanh-dao');
  const figures = await chi.page.locator('.mc-figure__link').evaluateAll((links) =>
    links.map((link) => ({
      address: link.getAttribute('href') ?? '',
      value: link.querySelector('.mc-figure__value')?.textContent ?? '',
      label: link.querySelector('.mc-figure__label')?.textContent ?? '',
    })),
  );
  const counts = figures.filter(({ value }) => /^\d+$/.test(value));
  expect(counts.length).toBeGreaterThan(8);
  for (const { address, value, label } of counts) {
    await chi.go(address);
    const rows = await chi.page.getByRole('main').getByRole('rowheader').count();
    expect({ label, rows }).toEqual({ label, rows: Number(value) });
  }
  const shown = Object.fromEntries(figures.map(({ label, value }) => [label, value]));
  expect(shown).toMatchObject({
    'Tiếp nhận trong kỳ': '5',
    'Đã giải quyết': '3',
    'Giải quyết trước hạn': '1',
    'Giải quyết đúng hạn': '1',
    'Giải quyết quá hạn': '1',
  });
  const count = (label: string) => Number(shown[label]);
  expect(count('Đang giải quyết')).toBe(count('Từ kỳ trước chuyển sang') + 5 - 3);
  await chi.go(counts.find(({ label }) => label === 'Giải quyết quá hạn')?.address ?? '');
  await chi.show('10-2-ho-so-qua-han');
  await chi.follow(/^H44\.127-2605/);
  expect(await chi.reads()).toContain('Vì sao hẹn ngày này');
});

test('Chi opens the index, every number leads to as many lines, and a gap leads to a dossier', async () => {
  stage.at('2026-06-01 09:00');
  await settle(await received());
  const copies = await file(stage, 'clerk Hoa', { procedure: certifiedCopies, channel: 'counter' });
  await receive(stage, 'clerk Hoa', copies);
  stage.at('2026-06-05 16:00');
  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo');
  await chi.page.getByRole('contentinfo').getByRole('link', { name: 'Chỉ số' }).click();
  await chi.page.getByRole('heading', { level: 1, name: 'Bộ chỉ số phục vụ người dân' }).waitFor();
  const told = await chi.reads();
  expect(told).toContain('Điều gì nâng điểm nhiều nhất');
  expect(told).toContain('Chưa kết nối Cổng Dịch vụ công quốc gia vào ngày này');
  await chi.show('11-1-chi-so');
  const index = chi.page.url();
  const numbers = await chi.page.locator('main a[href*="/can-bo/chi-so/danh-sach"]').evaluateAll((links) =>
    links.map((link) => ({
      address: link.getAttribute('href') ?? '',
      value: Number(/^[\d.]+/.exec(link.textContent ?? '')?.[0].replaceAll('.', '')),
    })),
  );
  const short = numbers.filter(({ value }) => value <= 50);
  expect(short.length).toBeGreaterThan(8);
  for (const { address, value } of new Map(short.map((each) => [each.address, each])).values()) {
    await chi.go(address);
    expect({ address, rows: await chi.page.getByRole('main').getByRole('rowheader').count() }).toEqual({
      address,
      rows: value,
    });
  }
  await chi.go(index);
  await chi.follow(/Kết quả chỉ có bản giấy/);
  await chi.show('11-2-ket-qua-ban-giay');
  await chi.follow(/^H44\.127-260601/);
  expect(await chi.reads()).toContain('Vì sao hẹn ngày này');
});

/** May: one dossier settled early, one on its last day, one too late, two still open. */
async function aMonthOfWork(): Promise<void> {
  const settledOn = ['2026-05-06 10:00', '2026-05-08 16:00', '2026-05-12 09:00'];
  for (const time of settledOn) {
    stage.at('2026-05-05 09:00');
    const dossier = await received();
    stage.at(time);
    await settle(dossier);
  }
  stage.at('2026-05-27 09:00');
  await received();
  const copies = await file(stage, 'clerk Hoa', { procedure: certifiedCopies, channel: 'counter' });
  await receive(stage, 'clerk Hoa', copies);
}

async function settle(dossier: Dossier): Promise<void> {
  const signed = await sign(dossier);
  await stage.act('document clerk Mai', (act) => issueResult(act, signed));
}

async function sign(dossier: Dossier): Promise<Dossier> {
  const result = { title: 'Giấy xác nhận tình trạng hôn nhân', content: 'Chưa đăng ký kết hôn với ai.' };
  const drafted = await stage.act('head Long', (act) => draftResult(act, dossier, result));
  return stage.act('leader Chi', (act) => approveResult(act, drafted));
}
