import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';

/** How a member of staff can prove who they are. */
export interface Credentials {
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly isDisabled: boolean;
  readonly passwordHash: string | null;
  /** Base32; null until an authenticator application was set up. */
  readonly codeSecret: string | null;
}

const credentials = sql`
  select id as "accountId", username, full_name as "fullName", disabled_at is not null as "isDisabled",
    password_hash as "passwordHash", totp_secret as "codeSecret"
  from identity.account where kind = 'staff' and username is not null`;

/** The credentials under a user name, however it was typed. */
export function findCredentialsByUsername(db: Db, username: string): Promise<Credentials | undefined> {
  return optional<Credentials>(db, sql`${credentials} and username = ${username.toLowerCase()}`);
}

/** The credentials of an account of staff; undefined for a citizen's. */
export function findCredentials(db: Db, accountId: string): Promise<Credentials | undefined> {
  return optional<Credentials>(db, sql`${credentials} and id = ${accountId}`);
}

/** Sets the password of an account, or takes it away. */
export async function savePassword(tx: Tx, accountId: string, passwordHash: string | null): Promise<void> {
  await tx.query(sql`update identity.account set password_hash = ${passwordHash} where id = ${accountId}`);
}

/** Sets the secret of an account's one-time codes, or takes it away. */
export async function saveCodeSecret(
  tx: Tx,
  accountId: string,
  secret: string | null,
  usedStep: number | null,
): Promise<void> {
  await tx.query(sql`
    update identity.account set totp_secret = ${secret}, totp_used_step = ${usedStep}::bigint where id = ${accountId}`);
}

/** Uses up the step of a code; false when that step, or a later one, was used before. */
export async function useCodeStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const rows = await tx.query(sql`
    update identity.account set totp_used_step = ${step}
    where id = ${accountId} and (totp_used_step is null or totp_used_step < ${step}) returning id`);
  return rows.length > 0;
}
