import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import type { Issued } from './open-certificate-authority.ts';

const bags = { shroudedKey: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' } as const;

/** As many as OpenSSL takes by itself. */
const rounds = 2_048;

/** Writes a PKCS#12 file (RFC 7292) of a key, its certificate and that of whoever issued it; AES-256, by a password. */
export async function writePkcs12(
  { key, certificate }: Issued,
  issuer: Uint8Array,
  typed: string,
): Promise<Uint8Array> {
  const password = new TextEncoder().encode(typed).buffer;
  const shrouded = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(new Uint8Array(key)) });
  await shrouded.makeInternalValues({
    password,
    // The library draws the vector itself, whatever its types ask for.
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 } as AesKeyGenParams & AesCbcParams,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: rounds,
  });
  const safe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        contentsOf(new SafeBag({ bagId: bags.shroudedKey, bagValue: shrouded })),
        contentsOf(...[certificate, issuer].map(certificateBag)),
      ],
    },
  });
  await safe.makeInternalValues({ safeContents: [{}, {}] });
  const file = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  const hashes = { pbkdf2HashAlgorithm: { name: 'SHA-256' }, hmacHashAlgorithm: 'SHA-256' };
  await file.makeInternalValues({ password, iterations: rounds, ...hashes });
  return new Uint8Array(file.toSchema().toBER());
}

const contentsOf = (...safeBags: SafeBag[]) => ({ privacyMode: 0, value: new SafeContents({ safeBags }) });

const certificateBag = (der: Uint8Array): SafeBag =>
  new SafeBag({
    bagId: bags.certificate,
    bagValue: new CertBag({ parsedValue: Certificate.fromBER(new Uint8Array(der)) }),
  });
