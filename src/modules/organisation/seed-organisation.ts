import type { Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Agency } from './agency.ts';
import type { StaffRole } from './staff.ts';

export interface OrganisationSeed {
  readonly positions: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[];
  readonly agencies: readonly (Agency & { readonly unitCode: string; readonly validFrom: string })[];
  /** What units were called and what they came from. */
  readonly changes: readonly {
    readonly id: string;
    readonly agencyId: string;
    readonly kind: 'renamed' | 'merged_into' | 'established_from';
    readonly onDay: string;
    readonly previousName: string;
    readonly legalRef: string;
  }[];
  readonly departments: readonly { readonly agencyId: string; readonly id: string; readonly name: string }[];
  readonly staff: readonly SeedStaff[];
}

export interface SeedStaff {
  readonly agencyId: string;
  readonly id: string;
  readonly accountId: string;
  readonly fullName: string;
  readonly positionCode: string;
  readonly departmentId?: string | undefined;
  readonly roles: readonly StaffRole[];
  readonly phone: string;
  readonly email: string;
}

/** Enters agencies with their positions, departments and staff; what is there already is left as it is. */
export async function seedOrganisation(tx: Tx, seed: OrganisationSeed): Promise<void> {
  for (const [ordinal, p] of seed.positions.entries()) {
    await tx.query(
      sql`insert into organisation.position (code, name, name_en, ordinal) values (${p.code}, ${p.name}, ${p.nameEn}, ${ordinal}) on conflict do nothing`,
    );
  }
  for (const a of seed.agencies) {
    await tx.query(sql`
      insert into organisation.agency (id, parent_id, ancestor_ids, level, code, old_code, unit_code, name, centre_name, place_name, address, hotline, email, valid_from,
        longitude, latitude)
      values (${a.id}, ${a.parentId}, ${a.ancestorIds}, ${a.level}, ${a.code}, ${a.oldCode}, ${a.unitCode}, ${a.name}, ${a.centreName}, ${a.placeName},
        ${a.address}, ${a.hotline}, ${a.email}, ${a.validFrom}, ${a.location?.longitude ?? null}, ${a.location?.latitude ?? null}) on conflict do nothing`);
  }
  for (const c of seed.changes) {
    await tx.query(sql`
      insert into organisation.agency_change (id, agency_id, kind, on_day, previous_name, legal_ref)
      values (${c.id}, ${c.agencyId}, ${c.kind}, ${c.onDay}, ${c.previousName}, ${c.legalRef}) on conflict do nothing`);
  }
  for (const d of seed.departments) {
    await tx.query(
      sql`insert into organisation.department (agency_id, id, name) values (${d.agencyId}, ${d.id}, ${d.name}) on conflict do nothing`,
    );
  }
  for (const s of seed.staff) {
    await tx.query(sql`
      insert into organisation.staff_member (agency_id, id, account_id, full_name, position_code, department_id, roles, phone, email, works_from)
      values (${s.agencyId}, ${s.id}, ${s.accountId}, ${s.fullName}, ${s.positionCode}, ${s.departmentId ?? null}, ${s.roles}, ${s.phone}, ${s.email}, '2025-07-01')
      on conflict do nothing`);
  }
}
