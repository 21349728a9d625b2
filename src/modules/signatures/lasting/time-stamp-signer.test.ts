import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openOpensslPki, usual } from '../openssl-pki.test-data.ts';
import { timeStampSigner } from './time-stamp-signer.ts';

const pki = openOpensslPki();
const ca = pki.issue('CA', { extensions: usual.root });
const identified = [...usual.timeStamp, 'subjectKeyIdentifier=hash'];
const stamper = pki.issue('stamper', { issuer: ca, extensions: identified });
const other = pki.issue('other', { issuer: ca, extensions: identified });
writeFileSync(pki.path('content'), 'What was stamped');

afterAll(() => pki.close());

const signerOptions = ({ name }: { name: string }) => ['-signer', `${name}.crt`, '-inkey', `${name}.key`];

/** CMS SignedData by `openssl`, as in a token. */
function signed(...options: readonly string[]): Buffer {
  pki.openssl('cms', '-sign', '-in', 'content', '-outform', 'DER', '-nodetach', '-out', 'signed', ...options);
  return pki.read('signed');
}

describe('who made a time-stamp', () => {
  it.each([
    ['issuer and serial number', []],
    ['the identifier of the key', ['-keyid']],
    ['issuer and serial number, in BER', ['-stream']],
  ])('is found by %s among the certificates that came along', (_, options) => {
    const token = signed(...signerOptions(stamper), ...options, '-certfile', 'other.crt');
    const { certificate, certificates } = timeStampSigner(token);
    expect(certificate.der.equals(stamper.der)).toBe(true);
    expect(certificates.map(({ der }) => der.toString('base64')).sort()).toEqual(
      [stamper, other].map(({ der }) => der.toString('base64')).sort(),
    );
  });

  it('is not guessed: of two signers, and without the certificate, it cannot be told', () => {
    expect(() => timeStampSigner(signed(...signerOptions(stamper), ...signerOptions(other)))).toThrow('one signer');
    const withoutOwn = signed(...signerOptions(stamper), '-nocerts');
    expect(() => timeStampSigner(withoutOwn)).toThrow('not there');
    const another = signed(...signerOptions(stamper), '-nocerts', '-certfile', 'other.crt');
    expect(() => timeStampSigner(another)).toThrow('not there');
    expect(() => timeStampSigner(stamper.der)).toThrow();
  });
});
