import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackedUp, backUp } from '#platform/backup/back-up';
import type { Config } from '#platform/config';
import { openShelf } from '#platform/open-shelf';
import { productVersion } from '#platform/product-version';
import { reachEmbedded } from './open-storage.ts';

const options = { to: { type: 'string' }, key: { type: 'string' }, 'secrets-to': { type: 'string' } } as const;

/** Makes one backup, while the product runs or not, and says what is in it; exit code 1 when something needs a look. */
export async function backUpCommand(config: Config, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options });
  const to = values.to ? resolve(values.to) : config.backup?.to;
  const key = values.key ? resolve(values.key) : config.backupKey;
  const secretsTo = values['secrets-to'] ? resolve(values['secrets-to']) : config.backupSecrets;
  if (!to || !key) {
    console.error('Where to, and under which key? bin/motcua backup --to FOLDER --key FILE [--secrets-to FOLDER]');
    return 2;
  }
  const storage = await reachEmbedded(config);
  try {
    const environment = config.given;
    const product = productVersion();
    const done = await backUp({
      home: config.home,
      shelf: await openShelf(config, console.error),
      places: { to, key, secretsTo },
      url: storage?.url,
      environment,
      product,
    });
    console.log(wordsOf(done).join('\n'));
    return done.problems.length === 0 ? 0 : 1;
  } finally {
    await storage?.stop();
  }
}

function wordsOf({ manifest, copied, problems }: BackedUp): string[] {
  const { name, database, contents, secrets, keyId, begun, finished } = manifest;
  return [
    `Backed up as ${name} under the key ${keyId} in ${((finished - begun) / 1000).toFixed(1)} s:`,
    database === 'elsewhere'
      ? '  NOT the database: DATABASE_URL names one of its own operator, whose tools must back it up.'
      : `  the database, ${megabytes(database.bytes)}, as it was at ${new Date(database.copiedAt).toISOString()}`,
    `  ${contents.count} files, ${megabytes(contents.bytes)}, of which ${copied} were new`,
    ...(secrets ? ['  the keys and settings, apart'] : []),
    ...problems.map((problem) => `Look here: ${problem}`),
  ];
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
