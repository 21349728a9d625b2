import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeUnfinished } from './backup-folder.ts';
import type { BackupKey } from './backup-key.ts';
import type { BackupPlaces } from './backup-places.ts';
import { everySecond, keptOf } from './keep-rule.ts';
import { forgetLog } from './log-pieces.ts';
import { type Lsn, lsnOf } from './lsn.ts';
import { listManifests, type Manifest } from './manifest.ts';

/** Removes backups beyond those that are kept, the log that leads on from none of the last days', and what was broken off. */
export async function forgetOld({ to, secretsTo }: BackupPlaces, key: BackupKey, now: number): Promise<void> {
  const sets = await listManifests(to, key);
  const kept = keptOf(sets, now);
  for (const { name } of sets.filter((set) => !kept.includes(set))) {
    // The manifest goes first: what is left of a backup then is none.
    await rm(join(to, 'sets', name, 'manifest'));
    await rm(join(to, 'sets', name), { recursive: true });
    if (secretsTo) await rm(join(secretsTo, 'secrets', name), { force: true });
  }
  for (const folder of secretsTo ? [to, secretsTo] : [to]) await removeUnfinished(folder, now);
  for (const installation of await readdir(join(to, 'log')).catch(() => []))
    await forgetLog(to, installation, firstNeeded(kept, installation, now));
}

/** Where the log of an installation must begin so that each second of the last days can be had. */
function firstNeeded(kept: readonly Manifest[], installation: string, now: number): Lsn | 'all' {
  const recent = kept.filter((set) => set.installation === installation && now - set.begun <= everySecond);
  const starts = recent.flatMap(({ database }) => (database === 'elsewhere' ? [] : [lsnOf(database.start)]));
  return starts.reduce<Lsn | 'all'>((least, start) => (least === 'all' || start < least ? start : least), 'all');
}
