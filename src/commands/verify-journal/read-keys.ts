import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The Ed25519 keys of a PEM file with one block after another, by the name they go by: how their SHA-256 begins. */
export async function readKeys(file: string): Promise<ReadonlyMap<string, KeyObject>> {
  const blocks = (await readFile(file, 'utf8')).match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  const keys = blocks
    .map((pem) => createPublicKey(pem))
    .filter(({ asymmetricKeyType }) => asymmetricKeyType === 'ed25519');
  if (keys.length === 0) throw new Error(`${file} holds no public key`);
  return new Map(keys.map((key) => [nameOf(key), key]));
}

const nameOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
