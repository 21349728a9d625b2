import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCertificateAuthority } from './open-certificate-authority.ts';
import { writePkcs12 } from './write-pkcs12.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-test-authority-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString();

test('what the stand-in for an authority gives out is what openssl takes for certificates, list and PKCS#12', async () => {
  const from = Date.now() - 60_000;
  const name = { name: 'Thử', organisation: 'Một Cửa' };
  const authority = await openCertificateAuthority(name, { from, to: from + 86_400_000 });
  const chi = await authority.issue({ name: 'Lê Thị Chi', organisation: 'UBND xã Lạc Thuỷ' }, 'signing');
  const time = await authority.issue({ ...name, name: 'Dấu thời gian' }, 'time_stamping');
  const files = { ca: authority.certificate, chi: chi.certificate, time: time.certificate };
  for (const [file, der] of Object.entries(files)) {
    writeFileSync(join(folder, `${file}.der`), der);
    openssl('x509', '-inform', 'DER', '-in', `${file}.der`, '-out', `${file}.pem`);
  }
  writeFileSync(join(folder, 'list.der'), await authority.revocationList());
  openssl('crl', '-inform', 'DER', '-in', 'list.der', '-out', 'list.pem');
  const believed = ['-CAfile', 'ca.pem', '-crl_check', '-CRLfile', 'list.pem', '-x509_strict'];
  expect(openssl('verify', ...believed, 'chi.pem')).toBe('chi.pem: OK\n');
  expect(openssl('verify', ...believed, '-purpose', 'timestampsign', 'time.pem')).toBe('time.pem: OK\n');
  expect(() => openssl('verify', ...believed, '-purpose', 'timestampsign', 'chi.pem')).toThrow();
  writeFileSync(
    join(folder, 'list.der'),
    await authority.revocationList({ certificates: [chi.certificate], on: from }),
  );
  openssl('crl', '-inform', 'DER', '-in', 'list.der', '-out', 'list.pem');
  expect(openssl('verify', ...believed, 'time.pem')).toBe('time.pem: OK\n');
  expect(() => openssl('verify', ...believed, 'chi.pem')).toThrow(/certificate revoked/);
  expect(openssl('x509', '-in', 'chi.pem', '-noout', '-subject', '-nameopt', 'utf8')).toContain(
    'C=VN, O=UBND xã Lạc Thuỷ, CN=Lê Thị Chi',
  );

  writeFileSync(join(folder, 'chi.p12'), await writePkcs12(chi, authority.certificate, 'Ky-2026'));
  const opened = openssl('pkcs12', '-in', 'chi.p12', '-passin', 'pass:Ky-2026', '-nodes');
  expect(opened.match(/BEGIN (CERTIFICATE|PRIVATE KEY)/g)).toHaveLength(3);
  expect(() => openssl('pkcs12', '-in', 'chi.p12', '-passin', 'pass:sai', '-nodes')).toThrow();
});
