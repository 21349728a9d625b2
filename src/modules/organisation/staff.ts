/** What a member of staff may be asked to do; permissions are granted to these. */
export const staffRoles = [
  'counter_clerk',
  'handling_officer',
  'department_head',
  'leader',
  'centre_director',
  'document_clerk',
  'administrator',
  'supervisor',
] as const;

export type StaffRole = (typeof staffRoles)[number];

/** A person in a position of an agency. */
export interface StaffMember {
  readonly agencyId: string;
  readonly id: string;
  readonly fullName: string;
  readonly positionCode: string;
  readonly positionName: string;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
  readonly roles: readonly StaffRole[];
  readonly phone: string | null;
  readonly email: string | null;
}

/** In whose name a paper is signed: KT., TL. or TUQ. (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export interface SigningDelegation {
  readonly id: string;
  readonly fromName: string;
  readonly fromPosition: string;
  readonly toStaffId: string;
  readonly toName: string;
  readonly toPosition: string;
  readonly form: 'KT' | 'TL' | 'TUQ';
  /** The field of procedures it covers; null for all. */
  readonly field: string | null;
  readonly validFrom: string;
  readonly validTo: string;
  readonly legalRef: string;
}
