import type { Done } from './request.ts';

/** What of a person can be corrected by the product, by the name of the column. The identity number is whom they are known by. */
export const correctableFields = {
  full_name: 'fullName',
  birth_day: 'birthDay',
  address: 'address',
  phone: 'phone',
  email: 'email',
} as const;

export type CorrectableName = keyof typeof correctableFields;

/** A correction that was carried out; what was written is null once the account is gone. */
export interface Correction extends Done {
  readonly field: CorrectableName;
  readonly was: string | null;
  readonly becomes: string | null;
  readonly proof: string | null;
  readonly correctedDossiers: number;
  readonly keptDossiers: number;
}
