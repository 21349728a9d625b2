import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackupError } from './backup-error.ts';

/** What everything in a backup is encrypted and authenticated under. */
export interface BackupKey {
  /** Tells keys apart and gives nothing of them away. */
  readonly id: string;
  /** Thirty-two bytes for one purpose; `salt` makes them of one use. */
  derive(purpose: string, salt?: Buffer): Buffer;
  /** A name by which only whoever has the key knows `text` again. */
  nameOf(text: string): string;
}

/** The key as people can copy it by hand: sixteen groups of four, and two that tell a slip of the pen. */
const keyLine = /^(?:[0-9a-f]{4} ){17}[0-9a-f]{4}$/m;

const checkOf = (secret: Buffer): string => createHash('sha256').update(secret).digest('hex').slice(0, 8);

function keyFrom(secret: Buffer): BackupKey {
  const derive = (purpose: string, salt = Buffer.alloc(0)): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, `motcua backup: ${purpose}`, 32));
  const naming = derive('names');
  return {
    id: derive('id').toString('hex').slice(0, 8),
    derive,
    nameOf: (text) => createHmac('sha256', naming).update(text).digest('hex'),
  };
}

/** Makes a key in a new file that only its owner reads; throws when there is a file already. */
export async function makeBackupKey(file: string): Promise<BackupKey> {
  const secret = randomBytes(32);
  const key = keyFrom(secret);
  const groups = `${secret.toString('hex')}${checkOf(secret)}`.match(/.{4}/g) ?? [];
  const lines = [
    `Một Cửa, backup key ${key.id}`,
    'Keep a copy away from this machine, such as on paper in a safe: without this key nobody can open the backups.',
    groups.join(' '),
  ];
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx', flush: true }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
    throw new BackupError(`There is a file ${file} already; a key that backups were made under is never replaced.`);
  });
  return key;
}

/** Reads the key of a file that {@link makeBackupKey} made or that somebody copied from paper. */
export async function readBackupKey(file: string): Promise<BackupKey> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new BackupError(`The backup key ${file} cannot be read; "bin/motcua backup-key ${file}" makes one.`, error);
  });
  const digits = keyLine.exec(text)?.[0].replaceAll(' ', '') ?? '';
  const secret = Buffer.from(digits.slice(0, 64), 'hex');
  if (digits === '' || checkOf(secret) !== digits.slice(64))
    throw new BackupError(`${file} holds no backup key, or one that was copied with a mistake.`);
  return keyFrom(secret);
}
