import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { instantText } from '#platform/backup/choose-backup';
import { type Restored, restore } from '#platform/backup/restore';
import type { Config } from '#platform/config';
import { findKeyFile } from '#platform/key-file';
import { openBucketOf } from '#platform/open-shelf';
import { personalKeyName } from '#platform/personal-keys';
import { checkInvariants } from './check-invariants.ts';

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  at: { type: 'string' },
  key: { type: 'string' },
  'secrets-from': { type: 'string' },
} as const;

/** An instant as an operator types it: `2026-11-27 10:15:00` is the time in Viet Nam, `2026-11-27T03:15:00Z` is not. */
export function instantIn(text: string): number | undefined {
  const isLocal = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?$/.test(text);
  const instant = Date.parse(isLocal ? `${text.replace(' ', 'T')}+07:00` : text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Makes a data folder from a backup and checks it; exit code 1 when what was restored needs a look. */
export async function restoreCommand(config: Config, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options });
  const key = values.key ? resolve(values.key) : config.backupKey;
  const at = values.at === undefined ? undefined : instantIn(values.at);
  if (!values.from || !values.to || !key || (values.at !== undefined && at === undefined)) {
    console.error(
      "Usage: bin/motcua restore --from FOLDER --to HOME --key FILE [--at '2026-11-27 10:15:00'] [--secrets-from FOLDER]",
    );
    return 2;
  }
  const secretsFrom = values['secrets-from'] ? resolve(values['secrets-from']) : undefined;
  const to = resolve(values.to);
  const shelf = await openBucketOf(config, console.error);
  await shelf?.tryOut();
  const restored = await restore({ from: resolve(values.from), key, secretsFrom, to, shelf, at });
  console.log(wordsOf(restored, to).join('\n'));
  if (restored.until === undefined) return 0;
  // What must hold can be checked only with the keys.
  if (!(await findKeyFile(to, personalKeyName))) return 1;
  return checkInvariants({ ...config, home: to, databaseUrl: undefined }, ({ name }) => name !== 'platform');
}

function wordsOf({ set, product, until, lastChange, files, problems }: Restored, to: string): string[] {
  return [
    `Restored the backup ${set}, made by version ${product}, into ${to}:`,
    ...(until === undefined
      ? ['  NOT the database: it is its own operator who restores it, to the moment of this backup or later.']
      : [`  the database as it was at ${instantText(until)}, the time in Viet Nam`]),
    ...(lastChange === undefined ? [] : [`  its last change was at ${instantText(lastChange)}`]),
    `  ${files} files, each what its hash says`,
    ...problems.map((problem) => `Look here: ${problem}`),
  ];
}
