import type { Db } from '#platform/database';
import { sql } from '#platform/sql';

export interface AccountForDemonstration {
  readonly id: string;
  readonly kind: 'citizen' | 'staff';
  readonly fullName: string;
  readonly agencyName: string | null;
  readonly positionName: string | null;
}

/** Everybody who can be chosen on the demonstration's sign-in page, and for nothing else. */
export function listAccounts(db: Db): Promise<AccountForDemonstration[]> {
  return db.query<AccountForDemonstration>(sql`
    select a.id, a.kind, a.full_name as "fullName", m.agency_name as "agencyName", m.position_name as "positionName"
    from identity.account a left join organisation.published_staff m on m.account_id = a.id and a.kind = 'staff'
    where a.disabled_at is null order by m.agency_level nulls first, m.agency_id, a.id limit 200`);
}

/** The account chosen there. */
export async function findChosen(db: Db, id: string): Promise<AccountForDemonstration | undefined> {
  return (await listAccounts(db)).find((account) => account.id === id);
}
