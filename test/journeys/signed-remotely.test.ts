import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftByHand } from '#test/draft-by-hand';
import { workingDay } from '#test/working-day';
import { world } from '#test/world';
import {
  type RemoteSigningSimulator,
  remoteClient,
  startRemoteSigningSimulator,
} from '../../simulators/remote-signing/start-remote-signing-simulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-test-pki-'));
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
let simulator: RemoteSigningSimulator;

/** A key of leader Chi and one of a namesake's, as a service keeps them. */
beforeAll(async () => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-utf8', '-days', '365'];
  const usage = ['-addext', 'basicConstraints=critical,CA:false', '-addext', 'keyUsage=critical,nonRepudiation'];
  for (const [name, subject] of [
    ['chi', '/CN=Lê Thị Chi'],
    ['khanh', '/CN=Phạm Quốc Khánh'],
  ] as const) {
    openssl('req', '-x509', ...key, ...usage, '-subj', subject, '-keyout', `${name}.key`, '-out', `${name}.crt`);
    openssl('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.der`);
  }
  const credential = (name: string) => ({
    ...{ userId: '0912345678', credentialId: `key-${name}`, chain: [readFileSync(join(folder, `${name}.der`))] },
    ...{ pin: '2468', asksOtp: true },
    sign: (hash: Uint8Array) => {
      writeFileSync(join(folder, 'hash'), hash);
      openssl('pkeyutl', '-sign', '-inkey', `${name}.key`, '-in', 'hash', '-out', 'signature');
      return readFileSync(join(folder, 'signature'));
    },
  });
  simulator = await startRemoteSigningSimulator([credential('chi'), credential('khanh')]);
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a leader chooses their key at the service, signs with PIN and one-time password, and the result is approved', () =>
  world(async (w) => {
    const url = '/can-bo/chung-thu';
    w.at(`${workingDay()} 09:00`);
    expect((await w.get(url, 'leader Chi')).body).not.toContain('dịch vụ ký số từ xa');
    expect((await w.post(`${url}/tu-xa`, { userId: '0912345678' }, 'leader Chi')).statusCode).toBe(422);
    Object.assign(w.tools.config, { signingService: { url: simulator.url('v1'), ...remoteClient } });
    try {
      const choice = await w.post(`${url}/tu-xa`, { userId: '0912345678' }, 'leader Chi');
      expect(choice.statusCode).toBe(200);
      expect(choice.body).toContain('value="key-chi"');
      expect(choice.body).not.toContain('Khánh –');
      const nobody = await w.post(`${url}/tu-xa`, { userId: '0999' }, 'leader Chi');
      expect(nobody.body).toContain('không có chứng thư nào dùng được mang tên anh/chị');
      const choose = (credentialId: string) =>
        w.post(`${url}/tu-xa/chon`, { userId: '0912345678', credentialId }, 'leader Chi');
      expect((await choose('key-khanh')).statusCode).toBe(422);
      expect((await choose('key-chi')).statusCode).toBe(303);
      expect((await w.get(url, 'leader Chi')).body).toContain('Tại dịch vụ ký số từ xa');

      const at = await draftByHand(w);
      const page = (await w.get(`${at}/ky-ngoai`, 'leader Chi')).body;
      expect(page).toContain('Mã PIN tại dịch vụ ký số');
      expect(page).toContain('Gửi mã OTP cho tôi');
      expect((await w.post(`${at}/ky-ngoai/otp`, {}, 'leader Chi')).statusCode).toBe(303);
      const wrong = await w.post(`${at}/ky-ngoai/tu-xa`, { pin: '1111', otp: simulator.lastOtp() }, 'leader Chi');
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('Mã PIN hoặc mã OTP không đúng');
      expect(wrong.body).not.toContain('1111');
      const right = await w.post(`${at}/ky-ngoai/tu-xa`, { pin: '2468', otp: simulator.lastOtp() }, 'leader Chi');
      expect(right.statusCode).toBe(303);
      expect((await w.get(at, 'leader Chi')).body).toContain('Đã ký số, không kèm dấu thời gian, chưa đóng dấu số');
      expect(await w.rows('select level from signatures.signature')).toEqual([{ level: 'B' }]);
    } finally {
      Object.assign(w.tools.config, { signingService: undefined });
    }
  }));

test('a service that is away is said to be, and nothing is signed', () =>
  world(async (w) => {
    w.at(`${workingDay()} 09:00`);
    Object.assign(w.tools.config, { signingService: { url: simulator.url('v2'), ...remoteClient } });
    try {
      const chosen = { userId: '0912345678', credentialId: 'key-chi' };
      expect((await w.post('/can-bo/chung-thu/tu-xa/chon', chosen, 'leader Chi')).statusCode).toBe(303);
      const at = await draftByHand(w);
      Object.assign(w.tools.config, { signingService: { url: 'http://127.0.0.1:9/csc/v2', ...remoteClient } });
      expect((await w.get(`${at}/ky-ngoai`, 'leader Chi')).body).toContain('hiện không trả lời');
      const answer = await w.post(`${at}/ky-ngoai/tu-xa`, { pin: '2468' }, 'leader Chi');
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('không trả lời');
      const [certificate] = await w.rows<{ failures: number }>('select failures from signatures.certificate');
      expect(certificate).toEqual({ failures: 0 });
    } finally {
      Object.assign(w.tools.config, { signingService: undefined });
    }
  }));
