import { clockDifference } from '#platform/clock';
import { one, type Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sql } from '#platform/sql';
import type { Attempts } from './slowing-down.ts';

/** Milliseconds after which a failure is forgotten. */
const memory = 24 * 3_600_000;

/** The attempts under a key up to now, since the last that succeeded; others under the same key wait until the transaction ends. */
export async function lockAttempts(tx: Tx, key: Buffer, now: number): Promise<Attempts> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(encode(${key}::bytea, 'hex'), 0))`);
  return one<Attempts>(
    tx,
    sql`
    select count(*)::int as failures, max(at) as "lastAt" from identity.sign_in_attempt a
    where username_hash = ${key} and not succeeded and at > ${new Date(now - memory)} and at <= ${new Date(now + clockDifference)}
      and not exists (select 1 from identity.sign_in_attempt later
        where later.username_hash = a.username_hash and later.succeeded and later.at >= a.at)`,
  );
}

/** Whether any attempt under a key ever succeeded. */
export async function hasSucceeded(tx: Tx, key: Buffer): Promise<boolean> {
  const { found } = await one<{ found: boolean }>(
    tx,
    sql`
    select exists (select 1 from identity.sign_in_attempt where username_hash = ${key} and succeeded) as found`,
  );
  return found;
}

/** Notes an attempt. */
export async function insertAttempt(tx: Tx, key: Buffer, succeeded: boolean, now: number): Promise<void> {
  await tx.query(sql`
    insert into identity.sign_in_attempt (id, username_hash, at, succeeded)
    values (${newId(now)}, ${key}, ${new Date(now)}, ${succeeded})`);
}
