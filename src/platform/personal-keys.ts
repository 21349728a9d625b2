import pg from 'pg';
import { findKeyFile, readKeyFile } from './key-file.ts';
import { PersonalKeys } from './personal-data.ts';

/** Thrown when the key outside the database is not the one its personal data was sealed under. */
export class PersonalKeyMissing extends Error {
  override readonly name = 'PersonalKeyMissing';
}

/** The file of the key in the folder `keys`. */
export const personalKeyName = 'personal-data.key';

/**
 * The key of `keys/personal-data.key` in the data folder, with which the personal data of the database at `url` is sealed.
 * Made for a database that has none yet; throws {@link PersonalKeyMissing} when the database knows another, rather than
 * going on with a key that opens nothing.
 */
export async function openPersonalKeys(home: string, url: string): Promise<PersonalKeys> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = await fingerprintIn(client);
    const master = known ? await findKeyFile(home, personalKeyName) : await readKeyFile(home, personalKeyName);
    const keys = master && new PersonalKeys(master);
    if (!keys || (known && !keys.fingerprint.equals(known))) throw missing(home, keys !== undefined);
    if (!known) await write(client, keys.fingerprint, home);
    return keys;
  } finally {
    await client.end();
  }
}

async function fingerprintIn(client: pg.Client): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ fingerprint: Buffer }>('select fingerprint from platform.personal_key_lock');
  return rows[0]?.fingerprint;
}

/** Two machines that begin on one database at once: the first one's key stands, and the other is told. */
async function write(client: pg.Client, fingerprint: Buffer, home: string): Promise<void> {
  await client.query('insert into platform.personal_key_lock (fingerprint) values ($1) on conflict do nothing', [
    fingerprint,
  ]);
  if (!(await fingerprintIn(client))?.equals(fingerprint)) throw missing(home, true);
}

function missing(home: string, isAnother: boolean): PersonalKeyMissing {
  const what = isAnother ? 'is not the one' : 'is missing: it is the only one';
  return new PersonalKeyMissing(
    `${home}/keys/${personalKeyName} ${what} that opens the personal data of this database. Put back the one that was kept with the backup of the keys, or copy it from the machine that made the database.`,
  );
}
