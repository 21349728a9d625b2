import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { requestSupplement } from '#modules/dossiers';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import { file, receive } from '#test/dossiers';
import { errorRate, inMemory, printedLines, scanOf } from '#test/scan';
import { onStage } from './on-stage.ts';

const stage = onStage('digitising');
const tools = { pdf: openPdfEngine({ root }), pages: openPageEngine({ root }) };

afterAll(async () => {
  await tools.pages.close();
  await tools.pdf.close();
});

const paper = 'Giấy xác nhận cũ';

test('An photographs a paper with a phone, and it becomes a searchable PDF/A in the dossier', async () => {
  stage.at('2026-03-10 09:00');
  const received = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  await stage.act('clerk Bình', (act) => requestSupplement(act, received, { items: [paper], reason: 'Chưa có' }));

  const an = await stage.person('citizen An');
  await an.go(`/ho-so-cua-toi/${received.code}`);
  await an.follow('Bổ sung hồ sơ');
  const photo = await scanOf(tools, printedLines, { skew: 2, light: 0.7, noise: 8 });
  const asked = an.page.getByRole('button', { name: paper });
  await asked.setInputFiles({ name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: photo });
  await an.press('Gửi bổ sung');

  const binh = await stage.person('clerk Bình');
  await binh.go(`/can-bo/ho-so/${received.code}`);
  await binh.follow(`Số hóa ${paper}`);
  await binh.page.getByText('Nhận dạng tệp đã có').click();
  await binh.page.getByLabel('IMG_0042.jpg').check();
  await binh.show('30-anh-chup');
  await binh.press('Sắp xếp trang');
  await stage.runJobs();
  await binh.page.reload();
  await binh.show('31-sap-xep-trang');
  await binh.press('Nhận dạng chữ và lưu');
  await stage.runJobs();
  await binh.page.reload();
  expect(await binh.reads()).toContain('1 bản gốc, 1 bản quét');
  await binh.show('32-da-so-hoa');

  await an.go(`/ho-so-cua-toi/${received.code}`);
  const [download] = await Promise.all([
    an.page.waitForEvent('download'),
    an.page
      .getByRole('link', { name: /\.pdf$/ })
      .first()
      .click(),
  ]);
  const pdf = inMemory('application/pdf', await buffer(await download.createReadStream()));
  expect(errorRate(printedLines.join(' '), await tools.pages.text(pdf, 1))).toBeLessThan(0.02);
});
