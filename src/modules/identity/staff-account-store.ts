import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';

/** The account of a member of staff, as the administrator of their agency sees it. */
export interface StaffAccount {
  readonly id: string;
  readonly agencyId: string;
  readonly username: string;
  readonly fullName: string;
  readonly positionName: string;
  readonly roles: readonly string[];
  readonly hasPassword: boolean;
  readonly hasCode: boolean;
  readonly passkeys: number;
  /** Milliseconds; null while the account can be used. */
  readonly disabledAt: number | null;
}

const staffAccount = sql`
  select a.id, m.agency_id as "agencyId", a.username, m.full_name as "fullName", m.position_name as "positionName", m.roles,
    a.password_hash is not null as "hasPassword", a.totp_secret is not null as "hasCode", a.disabled_at as "disabledAt", a.passkeys
  from organisation.published_staff m
  join (
    select *, (select count(*)::int from identity.passkey p where p.account_id = account.id) as passkeys
    from identity.account where kind = 'staff' and username is not null
  ) a on a.id = m.account_id`;

/** The accounts of those who work in an agency on a day, by name. */
export function listStaffAccounts(db: Db, agencyId: string, day: string): Promise<StaffAccount[]> {
  return db.query<StaffAccount>(sql`
    ${staffAccount} where m.agency_id = ${agencyId} and m.works_from <= ${day} and (m.works_to is null or m.works_to >= ${day})
    order by m.full_name collate "vi-x-icu", a.id`);
}

/** One account of those who work, or worked, in an agency. */
export function findStaffAccount(db: Db, agencyId: string, id: string): Promise<StaffAccount | undefined> {
  return optional<StaffAccount>(db, sql`${staffAccount} where m.agency_id = ${agencyId} and a.id = ${id} limit 1`);
}

/** Where the holder of an account works, or worked. Only that person's own rows need to be open. */
export function findPostOfAccount(
  db: Db,
  accountId: string,
): Promise<{ readonly agencyId: string; readonly staffId: string } | undefined> {
  return optional(
    db,
    sql`
    select m.agency_id as "agencyId", m.id as "staffId" from organisation.published_staff m
    where m.account_id = ${accountId} order by m.works_from desc limit 1`,
  );
}

/** Disables an account from `at` on, or lets it be used again. */
export async function saveDisabled(tx: Tx, id: string, at: number | null): Promise<void> {
  await tx.query(sql`update identity.account set disabled_at = ${at === null ? null : new Date(at)} where id = ${id}`);
}

/** The wanted user name, or with the first number behind it that makes it free. */
export async function freeUsername(db: Db, wanted: string): Promise<string> {
  const rows = await db.query<{ username: string }>(
    sql`select username from identity.account where username = ${wanted} or username ~ ${`^${wanted}\\d+$`}`,
  );
  const taken = new Set(rows.map(({ username }) => username));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
  return name;
}
