import type { Fact } from '#platform/journal';

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
