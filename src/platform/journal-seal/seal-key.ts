import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { appendFile, chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newToken } from '../identifiers.ts';
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
  const pem = await readFile(file, 'utf8').catch(unlessMissing(() => make(file)));
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

/** Of two processes that make it at once, the first one's stands: a link is made whole or not at all. */
async function make(file: string): Promise<string> {
  const folder = join(file, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const { privateKey } = generateKeyPairSync('ed25519');
  const unfinished = `${file}.${newToken()}`;
  await writeFile(unfinished, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(unfinished);
  return readFile(file, 'utf8');
}

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
