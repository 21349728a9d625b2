import { resolve, sep } from 'node:path';
import { BackupError } from './backup-error.ts';

/** Where backups go, and what they are encrypted under. */
export interface BackupPlaces {
  /** The folder of the backups. */
  readonly to: string;
  /** The file with the backup key. */
  readonly key: string;
  /** The folder for the keys of the product, which never lie with the data. */
  readonly secretsTo: string | undefined;
}

const isWithin = (path: string, folder: string): boolean =>
  resolve(path) === resolve(folder) || resolve(path).startsWith(`${resolve(folder)}${sep}`);

/** Throws `BackupError` when one loss or one thief would have two of: data, backups, keys, backup key. */
export function assertApart(home: string, { to, key, secretsTo }: BackupPlaces): void {
  if (isWithin(to, home)) throw new BackupError(`The backups in ${to} would be lost with the data folder ${home}.`);
  if (isWithin(key, home)) throw new BackupError(`The backup key ${key} would be lost with the data folder ${home}.`);
  if (isWithin(key, to)) throw new BackupError(`The backup key ${key} lies with the backups it protects.`);
  if (!secretsTo) return;
  if (isWithin(secretsTo, home)) throw new BackupError(`The keys in ${secretsTo} would be lost with the data folder.`);
  if (isWithin(secretsTo, to) || isWithin(to, secretsTo))
    throw new BackupError(`The keys in ${secretsTo} would lie with the data in ${to}; name another folder for them.`);
}
