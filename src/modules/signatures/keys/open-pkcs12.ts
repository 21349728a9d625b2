import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type AuthenticatedSafe, type Certificate, PFX, type PKCS8ShroudedKeyBag, type SafeBag } from 'pkijs';
import { owned } from '../pades/der.ts';

/** What a PKCS#12 file holds: a key, its certificate and those above it (DER, the key's own first). */
export interface OpenedPkcs12 {
  readonly key: KeyObject;
  readonly chain: readonly Buffer[];
}

/** The password does not open the file. */
export class WrongPassword extends Error {
  override readonly name = 'WrongPassword';
}

const bags = { key: '1.2.840.113549.1.12.10.1.1', shroudedKey: '1.2.840.113549.1.12.10.1.2' } as const;
const certificateBag = '1.2.840.113549.1.12.10.1.3';

/**
 * Opens a PKCS#12 file of one key. Throws {@link WrongPassword}, or another error when it is no such file. Only for the
 * process apart: how long it takes is for the file to say.
 */
export async function openPkcs12(file: Uint8Array, typed: string): Promise<OpenedPkcs12> {
  const pfx = PFX.fromBER(owned(file));
  const password = owned(new TextEncoder().encode(typed)).buffer;
  const contents = await safeContents(pfx, password);
  const keys: KeyObject[] = [];
  const certificates: Buffer[] = [];
  for (const { bagId, bagValue } of contents) {
    if (bagId === bags.shroudedKey) keys.push(await keyIn(bagValue as PKCS8ShroudedKeyBag, password));
    if (bagId === bags.key) keys.push(privateKey(bagValue.toSchema().toBER()));
    if (bagId === certificateBag) {
      const { parsedValue } = bagValue as unknown as { parsedValue: Certificate };
      certificates.push(Buffer.from(parsedValue.toSchema().toBER()));
    }
  }
  const [key, ...more] = keys;
  if (!key || more.length > 0) throw new Error('There should be one key');
  return { key, chain: chainOf(key, certificates) };
}

/** The seal of the file is looked at first: where it holds, the password is right, and what fails then is the file. */
async function safeContents(pfx: PFX, password: ArrayBuffer): Promise<SafeBag[]> {
  await pfx.parseInternalValues({ password, checkIntegrity: true }).catch((cause: unknown) => {
    throw new WrongPassword('The password does not open the file', { cause });
  });
  const safe = (pfx.parsedValue as { authenticatedSafe: AuthenticatedSafe }).authenticatedSafe;
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  const parsed = safe.parsedValue as { safeContents: { value: { safeBags: SafeBag[] } }[] };
  return parsed.safeContents.flatMap(({ value }) => value.safeBags);
}

async function keyIn(bag: PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<KeyObject> {
  const opening = bag as unknown as { parseInternalValues(how: { password: ArrayBuffer }): Promise<void> };
  await opening.parseInternalValues({ password });
  if (!bag.parsedValue) throw new Error('The key does not open');
  return privateKey(bag.parsedValue.toSchema().toBER());
}

const privateKey = (der: ArrayBuffer): KeyObject =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });

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
