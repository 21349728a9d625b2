import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** 46 MiB, one pass, one lane: some 75 ms of one core (OWASP Password Storage Cheat Sheet). */
const strength = { memory: 47_104, passes: 1, parallelism: 1, tagLength: 32 };

const derive = promisify(argon2);

/** Hashes a password with argon2id, in the PHC string format that names its own parameters. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive('argon2id', { message: password.normalize('NFC'), nonce: salt, ...strength });
  const { memory, passes, parallelism } = strength;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(hash)}`;
}

/** Whether a password is the one behind `stored`; without one it takes the same time and says no. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const { salt, hash, ...parameters } = read(stored ?? decoy);
  const message = password.normalize('NFC');
  const derived = await derive('argon2id', { message, nonce: salt, tagLength: hash.length, ...parameters });
  return timingSafeEqual(derived, hash) && stored !== undefined;
}

/** Stands in for the password of an account that has none, or that nobody has. */
const decoy = `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.parallelism}$${encode(Buffer.alloc(16))}$${encode(Buffer.alloc(32))}`;

function read(stored: string) {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (!found) throw new Error('A stored password is not in the argon2id PHC format.');
  const [, memory, passes, parallelism, salt = '', hash = ''] = found;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
