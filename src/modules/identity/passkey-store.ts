import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';

/** A passkey of a member of staff: a key pair whose secret half never leaves their device. */
export interface Passkey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  /** The browser it was made with, by which its person knows it. */
  readonly label: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
}

export type NewPasskey = Omit<Passkey, 'createdAt' | 'usedAt'> & { readonly accountId: string };

const passkey = sql`
  p.credential_id as "credentialId", p.public_key as "publicKey", p.counter, p.transports, p.label,
  p.created_at as "createdAt", p.used_at as "usedAt"`;

/** The passkeys of an account, oldest first. */
export function listPasskeys(db: Db, accountId: string): Promise<Passkey[]> {
  return db.query<Passkey>(
    sql`select ${passkey} from identity.passkey p where p.account_id = ${accountId} order by p.created_at, p.credential_id`,
  );
}

/** A passkey with whose it is, unless that account is disabled. */
export function findPasskey(db: Db, credentialId: string): Promise<(Passkey & { accountId: string }) | undefined> {
  return optional(
    db,
    sql`
    select ${passkey}, p.account_id as "accountId" from identity.passkey p
    join identity.account a on a.id = p.account_id and a.kind = 'staff' and a.disabled_at is null
    where p.credential_id = ${credentialId}`,
  );
}

/** Keeps a new passkey. */
export async function insertPasskey(tx: Tx, p: NewPasskey, now: number): Promise<void> {
  await tx.query(sql`
    insert into identity.passkey (account_id, credential_id, public_key, counter, transports, label, created_at)
    values (${p.accountId}, ${p.credentialId}, ${Buffer.from(p.publicKey)}, ${p.counter}, ${p.transports}, ${p.label}, ${new Date(now)})`);
}

/** Notes that a passkey was used, and how often its device says it was. */
export async function notePasskeyUse(tx: Tx, credentialId: string, counter: number, now: number): Promise<void> {
  await tx.query(sql`
    update identity.passkey set counter = ${counter}, used_at = ${new Date(now)} where credential_id = ${credentialId}`);
}

/** Removes one passkey of an account; whether there was one. */
export async function deletePasskey(tx: Tx, accountId: string, credentialId: string): Promise<boolean> {
  const rows = await tx.query(sql`
    delete from identity.passkey where account_id = ${accountId} and credential_id = ${credentialId} returning label`);
  return rows.length > 0;
}

/** Removes every passkey of an account. */
export async function forgetPasskeys(tx: Tx, accountId: string): Promise<void> {
  await tx.query(sql`delete from identity.passkey where account_id = ${accountId}`);
}
