import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sql } from '#platform/sql';
import { file, receive } from '#test/dossiers';
import { onStage } from './on-stage.ts';
import type { Person } from './person.ts';

const stage = onStage('large_file');

const folder = mkdtempSync(join(tmpdir(), 'motcua-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

const megabyte = 1_048_576;

/** A scan of a whole dossier, which takes its time on a slow line. */
function scanOnDisk(): { readonly path: string; readonly sha256: string; readonly size: number } {
  const pages = Buffer.from(`stream\n${'A4 '.repeat(3 * megabyte)}\nendstream\n`);
  const head =
    '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n';
  const content = Buffer.concat([Buffer.from(head), pages, Buffer.from('trailer\n<</Root 1 0 R>>\n%%EOF\n')]);
  const path = join(folder, 'Hồ sơ quét.pdf');
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex'), size: content.length };
}

/** A line that is cut after so many requests of parts, and how many were answered. */
async function lineOf({ page }: Person) {
  const line = { left: Number.POSITIVE_INFINITY, answered: 0 };
  await page.route('**/tep/phan', (route) => (line.left-- > 0 ? route.continue() : route.abort('connectionreset')));
  page.on('response', (response) => {
    if (response.url().endsWith('/tep/phan') && response.ok()) line.answered++;
  });
  return line;
}

const kept = () =>
  stage.read('clerk Bình', (db) =>
    db.query<{ sha256: string; size: number; name: string }>(sql`select sha256, size, name from papers.file`),
  );

/** Chromium reports every line that is cut. */
const forgetCuts = () => expect(stage.complaints().filter((each) => !each.includes('net::ERR_'))).toEqual([]);

test('a large scan goes on by itself when the line is back, and after a reload when the same file is chosen', async () => {
  stage.at('2026-03-10 09:00');
  const scan = scanOnDisk();
  const { code } = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  const binh = await stage.person('clerk Bình');
  const line = await lineOf(binh);
  const page = `/can-bo/ho-so/${code}/so-hoa/1`;
  await binh.go(page);
  const choose = async () => {
    await binh.page.locator('input[type=file]').setInputFiles(scan.path);
    await binh.page.getByRole('button', { name: 'Lưu và xem các trang' }).click();
  };

  // Asks where the file stands, and sends one part.
  line.left = 2;
  await choose();
  await binh.page.getByText('Phần đã gửi được giữ lại').waitFor();
  await binh.show('21-duong-truyen-bi-ngat');
  const goesOn = binh.page.getByText('Gửi tiếp từ chỗ dừng').waitFor();
  line.left = 2;
  // The longer a line has been away, the rarer it is tried; the browser says at once that it is back.
  await binh.page.evaluate(() => dispatchEvent(new Event('online')));
  await goesOn;
  await binh.page.getByText('Phần đã gửi được giữ lại').waitFor();
  forgetCuts();

  await binh.page.reload();
  line.left = Number.POSITIVE_INFINITY;
  expect(await kept()).toEqual([]);
  await choose();
  await binh.page.waitForURL(`**${page}/trang`);
  expect(await binh.reads()).toContain('Đang đếm trang');
  expect(await kept()).toEqual([{ sha256: scan.sha256, size: scan.size, name: 'Hồ sơ quét.pdf' }]);
  const [parts, asked] = [Math.ceil(scan.size / (2 * megabyte)), 3];
  expect(line.answered).toBe(parts + asked);
});

test('a scan that is too large is refused before it is sent', async () => {
  stage.at('2026-03-10 09:00');
  const { code } = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  const binh = await stage.person('clerk Bình');
  const line = await lineOf(binh);
  const path = join(folder, 'Cả kho.pdf');
  writeFileSync(path, Buffer.alloc(101 * megabyte));
  await binh.go(`/can-bo/ho-so/${code}/so-hoa/1`);
  await binh.page.locator('input[type=file]').setInputFiles(path);
  await binh.page.getByRole('button', { name: 'Lưu và xem các trang' }).click();
  await binh.page.getByText('vượt mức cho phép là 100 MB').waitFor();
  expect(await binh.page.getByRole('button', { name: 'Lưu và xem các trang' }).isEnabled()).toBe(true);
  expect(line.answered).toBe(0);
});
