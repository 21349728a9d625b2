import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  hash as digest,
  type KeyObject,
  pbkdf2Sync,
  timingSafeEqual,
  X509Certificate,
} from 'node:crypto';
import { type BerElement, childrenOf, numberOf, octetsOf, readBer, tags } from '../ber.ts';

// By hand rather than by the library that reads certificates elsewhere: loading that took longer than all the rest of
// signing, and this process is started anew for every password.

/** What a PKCS#12 file holds: a key, its certificate and those above it (DER, the key's own first). */
export interface OpenedPkcs12 {
  readonly key: KeyObject;
  readonly chain: readonly Buffer[];
}

/** The password does not open the file. */
export class WrongPassword extends Error {
  override readonly name = 'WrongPassword';
}

/** Object identifiers as they are encoded, in hexadecimal. */
const oid = {
  data: '2a864886f70d010701',
  encryptedData: '2a864886f70d010706',
  keyBag: '2a864886f70d010c0a0101',
  shroudedKeyBag: '2a864886f70d010c0a0102',
  certificateBag: '2a864886f70d010c0a0103',
  x509: '2a864886f70d01091601',
  pbes2: '2a864886f70d01050d',
  pbkdf2: '2a864886f70d01050c',
} as const;

const hashes: Readonly<Record<string, string>> = {
  '2b0e03021a': 'sha1',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
  '2a864886f70d0207': 'sha1',
  '2a864886f70d0209': 'sha256',
  '2a864886f70d020a': 'sha384',
  '2a864886f70d020b': 'sha512',
};

const ciphers: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '60864801650304012a': { name: 'aes-256-cbc', keyLength: 32 },
  '608648016503040116': { name: 'aes-192-cbc', keyLength: 24 },
  '608648016503040102': { name: 'aes-128-cbc', keyLength: 16 },
};

/**
 * Opens a PKCS#12 file of one key (RFC 7292). Throws {@link WrongPassword}, or another error when it is no such file or
 * encrypted in the ways before AES. Only for the process apart: how long it takes is for the file to say.
 */
export function openPkcs12(file: Uint8Array, typed: string): OpenedPkcs12 {
  const [, authSafe, mac] = childrenOf(expect(readBer(Buffer.from(file)), tags.sequence));
  const content = octetsOf(contentIn(authSafe, oid.data));
  assertSeal(mac, content, typed);
  const keys: KeyObject[] = [];
  const certificates: Buffer[] = [];
  for (const info of childrenOf(readBer(content)))
    for (const bag of childrenOf(readBer(contentsOf(info, typed)))) {
      const [kind, wrapped] = childrenOf(bag);
      const value = childrenOf(expect(wrapped, tags.explicit))[0];
      const key = keyIn(nameOf(kind), expect(value, tags.sequence), typed);
      if (key) keys.push(key);
      if (nameOf(kind) === oid.certificateBag) certificates.push(certificateIn(expect(value, tags.sequence)));
    }
  const [key, ...more] = keys;
  if (!key || more.length > 0) throw new Error('There should be one key');
  return { key, chain: chainOf(key, certificates) };
}

function expect(element: BerElement | undefined, tag: number): BerElement {
  if (element?.tag !== tag) throw new Error('This is no PKCS#12 file');
  return element;
}

const nameOf = (element: BerElement | undefined): string => expect(element, tags.oid).content.toString('hex');

/** The content of a ContentInfo of that kind. */
function contentIn(info: BerElement | undefined, kind: string): BerElement {
  const [type, wrapped] = childrenOf(expect(info, tags.sequence));
  if (nameOf(type) !== kind) throw new Error('The content is of another kind');
  const [content] = childrenOf(expect(wrapped, tags.explicit));
  if (!content) throw new Error('There is no content');
  return content;
}

/** The seal of the file is looked at first: where it holds, the password is right, and what fails then is the file. */
function assertSeal(mac: BerElement | undefined, content: Buffer, typed: string): void {
  const [info, salt, rounds] = childrenOf(expect(mac, tags.sequence));
  const [algorithm, value] = childrenOf(expect(info, tags.sequence));
  const hash = hashes[nameOf(childrenOf(expect(algorithm, tags.sequence))[0])];
  if (!hash || !salt || !value) throw new Error('The seal is of a kind that is not known');
  const key = sealKey(hash, typed, octetsOf(salt), rounds ? numberOf(rounds) : 1);
  const sealed = createHmac(hash, key).update(content).digest();
  const expected = octetsOf(value);
  if (sealed.length !== expected.length || !timingSafeEqual(sealed, expected))
    throw new WrongPassword('The password does not open the file');
}

/** The key of the seal from a password in UTF-16 with an end (RFC 7292, B.2, for one block). */
function sealKey(hash: string, typed: string, salt: Buffer, rounds: number): Buffer {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const filled = (part: Buffer) => Buffer.alloc(part.length === 0 ? 0 : Math.ceil(part.length / block) * block, part);
  const password = Buffer.from(`${typed}\0`, 'utf16le').swap16();
  const purpose = Buffer.alloc(block, 3);
  let key = digest(hash, Buffer.concat([purpose, filled(salt), filled(password)]), 'buffer');
  for (let round = 1; round < rounds; round += 1) key = digest(hash, key, 'buffer');
  return key;
}

/** The bags of one part of the file, decrypted if they are encrypted. */
function contentsOf(info: BerElement, typed: string): Buffer {
  const [type] = childrenOf(expect(info, tags.sequence));
  if (nameOf(type) === oid.data) return octetsOf(contentIn(info, oid.data));
  const [, encrypted] = childrenOf(expect(contentIn(info, oid.encryptedData), tags.sequence));
  const [, algorithm, content] = childrenOf(expect(encrypted, tags.sequence));
  if (!content) throw new Error('There is no content');
  return decrypt(expect(algorithm, tags.sequence), octetsOf(content), typed);
}

/** PBES2 with PBKDF2 and AES (RFC 8018); anything older is refused. */
function decrypt(algorithm: BerElement, content: Buffer, typed: string): Buffer {
  const [scheme, parameters] = childrenOf(algorithm);
  if (nameOf(scheme) !== oid.pbes2) throw new Error('The file is encrypted in a way before AES');
  const [derivation, encryption] = childrenOf(expect(parameters, tags.sequence));
  const [kind, how] = childrenOf(expect(derivation, tags.sequence));
  const [name, vector] = childrenOf(expect(encryption, tags.sequence));
  const cipher = ciphers[nameOf(name)];
  if (nameOf(kind) !== oid.pbkdf2 || !cipher || !vector) throw new Error('The file is encrypted in another way');
  const [salt, rounds, ...options] = childrenOf(expect(how, tags.sequence));
  const hashed = options.find(({ tag }) => tag === tags.sequence);
  const hash = hashed ? hashes[nameOf(childrenOf(hashed)[0])] : 'sha1';
  if (!salt || !rounds || !hash) throw new Error('The key is derived in another way');
  const key = pbkdf2Sync(typed, octetsOf(salt), numberOf(rounds), cipher.keyLength, hash);
  const opening = createDecipheriv(cipher.name, key, octetsOf(vector));
  return Buffer.concat([opening.update(content), opening.final()]);
}

function keyIn(kind: string, value: BerElement, passphrase: string): KeyObject | undefined {
  const asKey = { format: 'der', type: 'pkcs8' } as const;
  if (kind === oid.keyBag) return createPrivateKey({ key: value.whole, ...asKey });
  return kind === oid.shroudedKeyBag ? createPrivateKey({ key: value.whole, ...asKey, passphrase }) : undefined;
}

function certificateIn(bag: BerElement): Buffer {
  const [kind, wrapped] = childrenOf(bag);
  const [certificate] = childrenOf(expect(wrapped, tags.explicit));
  if (nameOf(kind) !== oid.x509 || !certificate) throw new Error('A certificate is of another kind');
  return octetsOf(certificate);
}

/** The certificate of the key, then who issued it, as far as the file knows. */
function chainOf(key: KeyObject, certificates: readonly Buffer[]): Buffer[] {
  const known = certificates.map((der) => new X509Certificate(der));
  const chain: X509Certificate[] = [];
  let next = known.find((each) => each.checkPrivateKey(key));
  if (!next) throw new Error('The certificate of the key is not there');
  while (next && !chain.includes(next)) {
    const here: X509Certificate = next;
    chain.push(here);
    next = known.find((each) => each !== here && here.checkIssued(each));
  }
  return chain.map(({ raw }) => raw);
}
