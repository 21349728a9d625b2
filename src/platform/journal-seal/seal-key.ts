import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSecretFile } from '../key-file.ts';
import type { SealKey } from './block.ts';

/** Where the keys lie under the data folder: ours, and the public ones of all that ever sealed here, oldest first. */
const ownFile = 'keys/journal.key';
const publicFile = 'keys/journal.public.pem';

/**
 * The key that seals the journals, from the data folder, made when there is none. It lies outside the database, so that
 * whoever rules the database cannot seal. Its public half is listed for the verifier. Throws when the file is damaged.
 */
export async function readSealKey(home: string): Promise<SealKey> {
  const file = join(home, ownFile);
  const pem = await readFile(file).catch(unlessMissing(() => makeSecretFile(file, newKey())));
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  await list(join(home, publicFile), publicKey);
  return { id: nameOfKey(publicKey), privateKey };
}

/** What a public key goes by: the beginning of its SHA-256. */
export function nameOfKey(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

async function list(file: string, publicKey: KeyObject): Promise<void> {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const listed = await readFile(file, 'utf8').catch(unlessMissing(async () => ''));
  if (!listed.includes(pem)) await appendFile(file, pem, { mode: 0o644, flush: true });
}

const unlessMissing =
  <T>(instead: () => Promise<T>) =>
  (error: NodeJS.ErrnoException): Promise<T> => {
    if (error.code !== 'ENOENT') throw error;
    return instead();
  };
