import { clockDifference } from '#platform/clock';
import { type Db, optional, type Tx } from '#platform/database';
import { hashOf, newToken } from '#platform/identifiers';
import { type Statement, sql } from '#platform/sql';

/** What a secret is good for. */
export type Purpose = 'invitation' | 'second_step' | 'code_enrolment' | 'passkey_registration' | 'passkey_sign_in';

/** Milliseconds for which each can be brought back. */
const lifetimes: Readonly<Record<Purpose, number>> = {
  invitation: 3 * 24 * 3_600_000,
  second_step: 5 * 60_000,
  code_enrolment: 15 * 60_000,
  passkey_registration: 5 * 60_000,
  passkey_sign_in: 5 * 60_000,
};

export interface KeptSecret<Data = unknown> {
  readonly accountId: string | null;
  readonly data: Data;
}

interface NewSecret {
  readonly purpose: Purpose;
  readonly accountId?: string;
  readonly data?: object;
  /** Chosen by somebody else, who makes it random; otherwise one is made. */
  readonly secret?: string;
}

/** Hands out a secret that can be brought back once; only its hash is kept. */
export async function issueSecret(
  tx: Tx,
  { purpose, accountId, data, secret }: NewSecret,
  now: number,
): Promise<string> {
  const issued = secret ?? newToken();
  await tx.query(sql`
    insert into identity.one_time_secret (secret_hash, purpose, account_id, data, expires_at)
    values (${hashOf(issued)}, ${purpose}, ${accountId ?? null}, ${data ?? {}}, ${new Date(now + lifetimes[purpose])})`);
  return issued;
}

/** Neither too old nor handed out while the clock was ahead. */
const isAlive = (purpose: Purpose, now: number): Statement => sql`(expires_at > ${new Date(now)}
  and expires_at <= ${new Date(now + lifetimes[purpose] + clockDifference)})`;

/** What was kept behind a secret, without using it up; undefined when it is unknown, used or too old. */
export function findSecret<Data>(
  db: Db,
  purpose: Purpose,
  secret: string,
  now: number,
): Promise<KeptSecret<Data> | undefined> {
  return optional<KeptSecret<Data>>(
    db,
    sql`
    select account_id as "accountId", data from identity.one_time_secret
    where secret_hash = ${hashOf(secret)} and purpose = ${purpose} and ${isAlive(purpose, now)}`,
  );
}

/** Uses a secret up and gives what was kept behind it: only one of two who bring it gets it. */
export function takeSecret<Data>(
  tx: Tx,
  purpose: Purpose,
  secret: string,
  now: number,
): Promise<KeptSecret<Data> | undefined> {
  return optional<KeptSecret<Data>>(
    tx,
    sql`
    delete from identity.one_time_secret
    where secret_hash = ${hashOf(secret)} and purpose = ${purpose} and ${isAlive(purpose, now)}
    returning account_id as "accountId", data`,
  );
}

/** Takes back what an account was handed for a purpose. */
export async function forgetSecrets(tx: Tx, purpose: Purpose, accountId: string): Promise<void> {
  await tx.query(sql`delete from identity.one_time_secret where account_id = ${accountId} and purpose = ${purpose}`);
}

/** Deletes the secrets that ran out before an instant (milliseconds). */
export async function removeSecretsBefore(tx: Tx, before: number): Promise<void> {
  await tx.query(sql`delete from identity.one_time_secret where expires_at < ${new Date(before)}`);
}

/** Forgets every secret of an account, whatever it is good for. */
export async function forgetAllSecrets(tx: Tx, accountId: string): Promise<void> {
  await tx.query(sql`delete from identity.one_time_secret where account_id = ${accountId}`);
}
