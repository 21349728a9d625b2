import { resolve } from 'node:path';
import { makeBackupKey } from '#platform/backup/backup-key';
import type { Config } from '#platform/config';

/** Makes a backup key in a new file and says what it means to lose it. */
export async function makeBackupKeyCommand(_config: Config, [file]: readonly string[]): Promise<number> {
  if (!file) {
    console.error('Usage: bin/motcua backup-key FILE');
    return 2;
  }
  const { id } = await makeBackupKey(resolve(file));
  console.log(`Made the backup key ${id} in ${resolve(file)}.`);
  console.log('Keep a copy away from this machine, such as on paper in a safe, and away from the backups.');
  console.log('Whoever loses it loses every backup made under it: nobody can open them, and there is no second way.');
  return 0;
}
