import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Person } from './account.ts';

const person = sql`id, full_name as "fullName", identity_number as "identityNumber", birth_day as "birthDay", sex, address, phone, email`;

/** The citizen with this account. */
export function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return optional<Person>(db, sql`select ${person} from identity.account where id = ${id} and kind = 'citizen'`);
}

/** The citizen known by this identity number, if they ever signed in. */
export function findPersonByIdentityNumber(db: Db, identityNumber: string): Promise<Person | undefined> {
  return optional<Person>(
    db,
    sql`
    select ${person} from identity.account where kind = 'citizen' and identity_number = ${identityNumber} order by created_at limit 1`,
  );
}

export type SeedAccount = Pick<Person, 'id' | 'fullName' | 'phone' | 'email'> &
  Partial<Person> & { readonly kind: 'citizen' | 'staff'; readonly username?: string };

/** Enters an account unless it is there already. */
export async function insertAccount(tx: Tx, a: SeedAccount, now: number): Promise<void> {
  await tx.query(sql`
    insert into identity.account (id, kind, full_name, username, identity_number, birth_day, sex, address, phone, email, created_at)
    values (${a.id}, ${a.kind}, ${a.fullName}, ${a.username ?? null}, ${a.identityNumber ?? null}, ${a.birthDay ?? null}, ${a.sex ?? null},
      ${a.address ?? null}, ${a.phone}, ${a.email}, ${new Date(now)}) on conflict do nothing`);
}
