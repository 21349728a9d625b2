import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftResult } from '#modules/dossiers';
import { file, receive } from '#test/dossiers';
import { signOutside } from '#test/outside-signer';
import { workingDay } from '#test/working-day';
import {
  type LocalSignerSimulator,
  startLocalSignerSimulator,
} from '../../simulators/local-signer/start-local-signer-simulator.ts';
import { onStage } from './on-stage.ts';

const stage = onStage('signing_program');
const folder = mkdtempSync(join(tmpdir(), 'motcua-test-pki-'));
let program: LocalSignerSimulator;

/** Leader Chi's certificate, by herself, and the program on her computer. */
beforeAll(async () => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-utf8', '-days', '365'];
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  openssl('req', '-x509', ...key, '-subj', '/CN=CA', '-keyout', 'ca.key', '-out', 'ca.crt');
  writeFileSync(join(folder, 'signer.ext'), 'basicConstraints=critical,CA:false\nkeyUsage=critical,nonRepudiation\n');
  openssl('req', '-new', ...key.slice(0, -2), '-subj', '/CN=Lê Thị Chi', '-keyout', 'chi.key', '-out', 'chi.csr');
  const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '364', '-extfile', 'signer.ext'];
  openssl('x509', '-req', '-in', 'chi.csr', ...by, '-out', 'chi.crt');
  program = await startLocalSignerSimulator((pdf) => signOutside(pdf, { folder, name: 'chi' }));
});
afterAll(async () => {
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('Chi signs with the program on her computer; where there is none, the page says what to do', async () => {
  stage.at(`${workingDay()} 09:00`);
  const trusted = join(stage.tools.config.home, 'trust', 'signers');
  mkdirSync(trusted, { recursive: true });
  writeFileSync(join(trusted, 'ca.crt'), readFileSync(join(folder, 'ca.crt')));
  const dossier = await receive(stage, 'clerk Bình', await file(stage, 'citizen An'));
  const draft = { title: 'Giấy xác nhận', content: 'Xác nhận ông An hiện chưa đăng ký kết hôn với ai.' };
  await stage.act('head Long', (act) => draftResult(act, dossier, draft));

  Object.assign(stage.tools.config, { localSigner: 'ws://127.0.0.1:9' });
  const chi = await stage.person('leader Chi');
  await chi.go('/can-bo/chung-thu');
  await chi.page.getByText('Tôi ký bằng thiết bị hoặc phần mềm ở ngoài').click();
  await chi.page.getByLabel('Tệp chứng thư (.cer hoặc .crt)').setInputFiles(join(folder, 'chi.crt'));
  await chi.page.locator('form[action$="/ben-ngoai"] button').click();
  await chi.page.getByText('Đã ghi nhận chứng thư').waitFor();
  await chi.show('19-1-da-ghi-nhan-chung-thu');

  await chi.go(`/can-bo/ho-so/${dossier.code}/ky-ngoai`);
  await chi.press('Tạo bản cần ký');
  await chi.page.getByRole('button', { name: 'Mở phần mềm ký số' }).click();
  await chi.page.getByText('Không gặp được phần mềm ký số trên máy này').waitFor({ timeout: 40_000 });
  await chi.show('19-2-khong-co-phan-mem');
  // The browser itself says so too.
  expect(stage.complaints()).toEqual([expect.stringContaining('WebSocket connection')]);

  Object.assign(stage.tools.config, { localSigner: program.address });
  await chi.go(`/can-bo/ho-so/${dossier.code}/ky-ngoai`);
  await chi.page.getByRole('button', { name: 'Mở phần mềm ký số' }).click();
  await chi.page.getByText('Phần mềm ký số đã gửi lại bản ký hợp lệ').waitFor({ timeout: 40_000 });
  expect(program.asked).toMatchObject([{ path: '/SignApproved', wish: { SessionId: '', JWTToken: '', MetaData: [] } }]);
  await chi.show('19-3-da-nhan-ban-ky');
  await chi.press('Ký duyệt bằng bản đã nhận');
  expect(await chi.reads()).toContain('Đã ký số, không kèm dấu thời gian');
});
