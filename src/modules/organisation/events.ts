import type { Fact } from '#platform/journal';
import type { AgencyLocation } from './location.ts';

/** Somebody began to work at an agency; `accountId` is the account by which they will sign in. */
export type StaffAdded = Fact<
  'organisation.staff_added',
  {
    readonly accountId: string;
    readonly fullName: string;
    readonly email: string | null;
    readonly positionCode: string;
    readonly roles: readonly string[];
  }
>;

/** Where an agency stands on the map, and where it stood before; null is nowhere yet. */
export type AgencyLocated = Fact<
  'organisation.agency_located',
  { readonly location: AgencyLocation | null; readonly before: AgencyLocation | null }
>;
