import { breaksUnique, type Db, optional, type Tx } from '#platform/database';
import { Refusal } from '#platform/errors';
import { markOf, sealed } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { Person } from './account.ts';
import type { VerifiedIdentity } from './claims.ts';

const person = sql`id, full_name as "fullName", identity_number as "identityNumber", birth_day as "birthDay", sex, address, phone, email`;

/** The citizen with this account. */
export function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return optional<Person>(db, sql`select ${person} from identity.account where id = ${id} and kind = 'citizen'`);
}

export type SeedAccount = Pick<Person, 'id' | 'fullName' | 'phone' | 'email'> &
  Partial<Person> & { readonly kind: 'citizen' | 'staff'; readonly username?: string };

/** Enters an account unless it is there already, and tells whether it is new. */
export async function insertAccount(tx: Tx, a: SeedAccount, now: number): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into identity.account (id, kind, full_name, username, identity_number, identity_mark, birth_day, sex, address, phone, email, created_at)
    values (${a.id}, ${a.kind}, ${a.fullName}, ${a.username ?? null}, ${sealed(a.id, a.identityNumber)},
      ${a.identityNumber ? markOf(a.identityNumber) : null}, ${a.birthDay ?? null}, ${a.sex ?? null}, ${sealed(a.id, a.address)},
      ${sealed(a.id, a.phone)}, ${sealed(a.id, a.email)}, ${new Date(now)}) on conflict do nothing returning id`);
  return rows.length > 0;
}

export interface CitizenAccount {
  readonly id: string;
  readonly isDisabled: boolean;
}

/**
 * The citizen a provider vouches for, locked: by issuer and subject, else by the identity number, which one person keeps
 * when the provider changes its address or names them anew. Signing in twice at once waits here.
 */
export async function lockCitizen(tx: Tx, identity: VerifiedIdentity): Promise<CitizenAccount | undefined> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${identity.identityNumber}, 0))`);
  return optional<CitizenAccount>(
    tx,
    sql`
    select id, disabled_at is not null as "isDisabled" from identity.account
    where (oidc_issuer = ${identity.issuer} and oidc_subject = ${identity.subject})
      or (kind = 'citizen' and identity_mark = ${markOf(identity.identityNumber)})
    order by (oidc_issuer = ${identity.issuer} and oidc_subject = ${identity.subject}) is true desc limit 1 for update`,
  );
}

/** Enters a citizen nobody knew yet. */
export async function insertCitizen(tx: Tx, id: string, identity: VerifiedIdentity, now: number): Promise<void> {
  const { issuer, subject, fullName, identityNumber, birthDay, sex, address, phone, email } = identity;
  await tx.query(sql`
    insert into identity.account (id, kind, oidc_issuer, oidc_subject, full_name, identity_number, identity_mark, birth_day, sex, address, phone,
      email, created_at)
    values (${id}, 'citizen', ${issuer}, ${subject}, ${fullName}, ${sealed(id, identityNumber)}, ${markOf(identityNumber)}, ${birthDay ?? null},
      ${sex ?? null}, ${sealed(id, address)}, ${sealed(id, phone)}, ${sealed(id, email)}, ${new Date(now)})`);
}

/** Brings an account up to what the provider says today; what it does not say stays as it was. */
export async function refreshCitizen(tx: Tx, id: string, identity: VerifiedIdentity): Promise<void> {
  const { issuer, subject, fullName, identityNumber, birthDay, sex, address, phone, email } = identity;
  try {
    await tx.query(sql`
      update identity.account set oidc_issuer = ${issuer}, oidc_subject = ${subject}, full_name = ${fullName},
        identity_number = ${sealed(id, identityNumber)}, identity_mark = ${markOf(identityNumber)},
        birth_day = coalesce(${birthDay ?? null}::date, birth_day), sex = coalesce(${sex ?? null}::text, sex),
        address = coalesce(${sealed(id, address)}::text, address), phone = coalesce(${sealed(id, phone)}::text, phone),
        email = coalesce(${sealed(id, email)}::text, email)
      where id = ${id}`);
  } catch (error) {
    if (breaksUnique(error, 'account_of_identity_mark')) throw new Refusal('identity.number_of_another');
    throw error;
  }
}

/** Leaves nothing of a citizen in their account but its id, and disables it. */
export async function saveErased(tx: Tx, id: string, now: number): Promise<void> {
  await tx.query(sql`
    update identity.account set full_name = '', username = null, password_hash = null, totp_secret = null, oidc_issuer = null,
      oidc_subject = null, identity_number = null, identity_mark = null, birth_day = null, sex = null, address = null, phone = null,
      email = null, disabled_at = ${new Date(now)}
    where id = ${id} and kind = 'citizen'`);
}

/** What of a citizen's account may be corrected. */
export type CorrectableField = 'fullName' | 'birthDay' | 'address' | 'phone' | 'email';

/** Writes one thing of a citizen's account anew. */
export async function saveCorrected(tx: Tx, id: string, field: CorrectableField, value: string): Promise<void> {
  const change = {
    fullName: sql`full_name = ${value}`,
    birthDay: sql`birth_day = ${value}`,
    address: sql`address = ${sealed(id, value)}`,
    phone: sql`phone = ${sealed(id, value)}`,
    email: sql`email = ${sealed(id, value)}`,
  }[field];
  await tx.query(sql`update identity.account set ${change} where id = ${id} and kind = 'citizen'`);
}

/** Since when (milliseconds) what is kept of a citizen is only stored; null lifts that. */
export async function saveRestricted(tx: Tx, id: string, since: number | null): Promise<void> {
  await tx.query(sql`
    update identity.account set restricted_at = ${since === null ? null : new Date(since)} where id = ${id} and kind = 'citizen'`);
}

/** Those of the citizens of whom everything is only stored. */
export async function listRestricted(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(
    sql`select id from identity.published_restricted where id = any (${ids}::uuid[])`,
  );
  return new Set(rows.map(({ id }) => id));
}
