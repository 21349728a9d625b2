import { hkdfSync } from 'node:crypto';
import { clockDifference } from './clock.ts';
import { type Database, type Db, optional, publicScope, type Tx } from './database.ts';
import { hashOf, newToken } from './identifiers.ts';
import { lock, unlock } from './locked-box.ts';
import type { FormFields } from './route.ts';
import { withoutSecrets } from './secret-fields.ts';
import { sql } from './sql.ts';

/** Holds the secret of a parked form; it goes when somebody signs out of the browser. */
export const parkedCookie = 'parked';

/** A form that was sent after its sender had been signed out. */
export interface ParkedForm {
  readonly url: string;
  readonly fields: FormFields;
}

const hour = 3_600_000;

/** Keeps a form for an hour, without passwords and codes, and returns the secret that alone brings it back and opens it. */
export async function parkForm(database: Database, url: string, fields: FormFields, now: number): Promise<string> {
  const secret = newToken();
  await database.write(publicScope, (tx) =>
    tx.query(sql`
      insert into platform.parked_form (secret_hash, url, fields, at)
      values (${hashOf(secret)}, ${url}, ${JSON.stringify(closed(secret, withoutSecrets(fields)))}, ${new Date(now)})`),
  );
  return secret;
}

/** The form behind a secret, unless its hour is over. */
export async function findParkedForm(db: Db, secret: string, now: number): Promise<ParkedForm | undefined> {
  const found = await optional<{ url: string; fields: string }>(
    db,
    sql`select url, fields from platform.parked_form where secret_hash = ${hashOf(secret)} and at > ${new Date(now - hour)}
      and at <= ${new Date(now + clockDifference)}`,
  );
  return found && { url: found.url, fields: opened(secret, found.fields) };
}

const place = 'parked form';

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', place, 32));

const closed = (secret: string, fields: FormFields): string =>
  lock(keyOf(secret), Buffer.from(JSON.stringify(fields)), place).toString('base64url');

const opened = (secret: string, box: string): FormFields =>
  JSON.parse(unlock(keyOf(secret), Buffer.from(box, 'base64url'), place).toString()) as FormFields;

/** Deletes the forms that were parked before an instant (milliseconds). */
export async function removeParkedFormsBefore(tx: Tx, before: number): Promise<void> {
  await tx.query(sql`delete from platform.parked_form where at < ${new Date(before)}`);
}
