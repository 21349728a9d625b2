import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { SigningDelegation, StaffMember } from './staff.ts';

const staff = sql`
  select s.agency_id as "agencyId", s.id, s.full_name as "fullName", s.position_code as "positionCode", p.name as "positionName",
    s.department_id as "departmentId", d.name as "departmentName", s.roles, s.phone, s.email
  from organisation.staff_member s
  join organisation.position p on p.code = s.position_code
  left join organisation.department d on d.agency_id = s.agency_id and d.id = s.department_id`;

/** The staff of an agency who work there on `day`, by position and then by name. */
export function listStaff(db: Db, agencyId: string, day: string): Promise<StaffMember[]> {
  return db.query<StaffMember>(sql`
    ${staff} where s.agency_id = ${agencyId} and s.works_from <= ${day} and (s.works_to is null or s.works_to >= ${day})
    order by p.ordinal, s.full_name collate "vi-x-icu"`);
}

/** The member of staff with this id, also when they have left. */
export function findStaffMember(db: Db, agencyId: string, id: string): Promise<StaffMember | undefined> {
  return optional<StaffMember>(db, sql`${staff} where s.agency_id = ${agencyId} and s.id = ${id}`);
}

/** Who holds a position in an agency on a day: the people a step of the internal process can be given to. */
export function listHolders(db: Db, agencyId: string, positionCode: string, day: string): Promise<StaffMember[]> {
  return db.query<StaffMember>(sql`
    ${staff} where s.agency_id = ${agencyId} and s.position_code = ${positionCode}
      and s.works_from <= ${day} and (s.works_to is null or s.works_to >= ${day})
    order by s.full_name collate "vi-x-icu"`);
}

/** The delegations of signing in force on a day. */
export function listDelegations(db: Db, agencyId: string, day: string): Promise<SigningDelegation[]> {
  return db.query<SigningDelegation>(sql`
    select g.id, f.full_name as "fromName", fp.name as "fromPosition", t.id as "toStaffId", t.full_name as "toName",
      tp.name as "toPosition", g.form, g.field, g.valid_from as "validFrom", g.valid_to as "validTo", g.legal_ref as "legalRef"
    from organisation.signing_delegation g
    join organisation.staff_member f on f.agency_id = g.agency_id and f.id = g.from_staff_id
    join organisation.position fp on fp.code = f.position_code
    join organisation.staff_member t on t.agency_id = g.agency_id and t.id = g.to_staff_id
    join organisation.position tp on tp.code = t.position_code
    where g.agency_id = ${agencyId} and g.revoked_at is null and ${day}::date between g.valid_from and g.valid_to
    order by g.valid_from`);
}

export interface NewDelegation {
  readonly id: string;
  readonly fromStaffId: string;
  readonly toStaffId: string;
  readonly form: SigningDelegation['form'];
  readonly field?: string | undefined;
  readonly validFrom: string;
  readonly validTo: string;
  readonly legalRef: string;
}

export async function insertDelegation(tx: Tx, agencyId: string, d: NewDelegation): Promise<void> {
  await tx.query(sql`
    insert into organisation.signing_delegation (agency_id, id, from_staff_id, to_staff_id, form, field, valid_from, valid_to, legal_ref)
    values (${agencyId}, ${d.id}, ${d.fromStaffId}, ${d.toStaffId}, ${d.form}, ${d.field ?? null}, ${d.validFrom}, ${d.validTo}, ${d.legalRef})`);
}

/** Ends a delegation; returns whether there was one in force. */
export async function revokeDelegation(tx: Tx, agencyId: string, id: string, now: number): Promise<boolean> {
  const rows = await tx.query(sql`
    update organisation.signing_delegation set revoked_at = ${new Date(now)}
    where agency_id = ${agencyId} and id = ${id} and revoked_at is null returning id`);
  return rows.length > 0;
}

/** Positions people can hold, in their usual order. */
export function listPositions(db: Db): Promise<{ code: string; name: string; nameEn: string }[]> {
  return db.query(sql`select code, name, name_en as "nameEn" from organisation.position order by ordinal`);
}

export interface NewStaffMember {
  readonly id: string;
  readonly accountId: string;
  readonly fullName: string;
  readonly positionCode: string;
  readonly roles: readonly string[];
  readonly phone: string | null;
  readonly email: string | null;
  readonly worksFrom: string;
}

export async function insertStaffMember(tx: Tx, agencyId: string, s: NewStaffMember): Promise<void> {
  await tx.query(sql`
    insert into organisation.staff_member (agency_id, id, account_id, full_name, position_code, roles, phone, email, works_from)
    values (${agencyId}, ${s.id}, ${s.accountId}, ${s.fullName}, ${s.positionCode}, ${s.roles}, ${s.phone}, ${s.email}, ${s.worksFrom})`);
}

/** Notes somebody's last day; returns whether they were there. */
export async function endPost(tx: Tx, agencyId: string, id: string, lastDay: string): Promise<boolean> {
  const rows = await tx.query(sql`
    update organisation.staff_member set works_to = greatest(works_from - 1, ${lastDay}::date)
    where agency_id = ${agencyId} and id = ${id} and (works_to is null or works_to > ${lastDay}) returning id`);
  return rows.length > 0;
}
