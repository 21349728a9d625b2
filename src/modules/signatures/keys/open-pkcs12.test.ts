import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { octetsOf, readBer } from '../ber.ts';
import { type Holder, openOpensslPki, rsa, usual } from '../openssl-pki.test-data.ts';
import { openPkcs12, WrongPassword } from './open-pkcs12.ts';

const pki = openOpensslPki();
let [chi, seal] = [] as unknown as [Holder, Holder];

beforeAll(() => {
  const ca = pki.issue('CA', { extensions: usual.root });
  chi = pki.issue('Lê Thị Chi', { issuer: ca, extensions: usual.signer });
  seal = pki.issue('seal', { issuer: ca, extensions: usual.signer, key: rsa(2048) });
});
afterAll(() => pki.close());

describe('a PKCS#12 file by openssl', () => {
  test.each<[string, string[]]>([
    ['as it is written by itself', []],
    ['with AES-128 and a seal of SHA-1', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC', '-macalg', 'sha1']],
    ['with AES-192 and a seal of SHA-512', ['-certpbe', 'AES-192-CBC', '-keypbe', 'AES-192-CBC', '-macalg', 'sha512']],
    ['whose certificates are in the open', ['-certpbe', 'NONE']],
    ['whose seal takes one round', ['-nomaciter']],
    ['whose key has a name', ['-name', 'Khóa của Chi']],
  ])('%s opens by its password and by no other', (_how, args) => {
    for (const holder of [chi, seal]) {
      const file = pki.pkcs12(holder, 'Ky-2026', ...args);
      const { key, chain } = openPkcs12(file, 'Ky-2026');
      expect(key.export({ format: 'der', type: 'pkcs8' }).equals(pki.pkcs8(holder))).toBe(true);
      expect(chain.map((der) => der.toString('hex'))).toEqual(
        [holder.der, holder.issuer!.der].map((der) => der.toString('hex')),
      );
      for (const wrong of ['ky-2026', 'Ky-2026 ', '', 'Kỵ-2026'])
        expect(() => openPkcs12(file, wrong)).toThrow(WrongPassword);
    }
  });

  test.each(['', 'mật khẩu có dấu', 'x'.repeat(200), '€ 🔑'])('opens by the password “%s”', (password) => {
    expect(openPkcs12(pki.pkcs12(chi, password), password).chain).toHaveLength(2);
  });

  test('encrypted in the ways before AES, or without a seal, is refused and not taken for a wrong password', () => {
    const legacy = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
    for (const args of [legacy, ['-nomac']]) {
      const opening = () => openPkcs12(pki.pkcs12(chi, 'Ky-2026', ...args), 'Ky-2026');
      expect(opening).toThrow();
      expect(opening).not.toThrow(WrongPassword);
    }
  });

  test('cut off or changed opens to nobody, or to what was in it', () => {
    const file = pki.pkcs12(chi, 'Ky-2026');
    for (let at = 0; at < file.length; at += 31) {
      expect(() => openPkcs12(file.subarray(0, at), 'Ky-2026')).toThrow();
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(opened(changed)).not.toBe('another key');
    }
  });
});

/** What comes of a changed file: nothing, or what was in it, where the change is in a name. */
function opened(file: Buffer): string {
  try {
    const { key } = openPkcs12(file, 'Ky-2026');
    return key.export({ format: 'der', type: 'pkcs8' }).equals(pki.pkcs8(chi)) ? 'the key' : 'another key';
  } catch {
    return 'nothing';
  }
}

test('an octet string that BER writes in pieces of indefinite length is read as one', () => {
  const element = readBer(Buffer.from('24800402010204030304050000ff', 'hex'));
  expect(octetsOf(element).toString('hex')).toBe('0102030405');
  expect(element.whole.length).toBe(13);
  expect(() => readBer(Buffer.from('248004020102', 'hex'))).toThrow('does not end');
});
