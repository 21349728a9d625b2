import type { Fact } from '#platform/journal';

/** What an administrator did to the account of a member of their agency. */
type ToStaff = { readonly staffName: string };

export type StaffInvited = Fact<'identity.staff_invited', ToStaff>;
export type InvitationAccepted = Fact<'identity.invitation_accepted', ToStaff>;
export type AccountDisabled = Fact<'identity.account_disabled', ToStaff>;
export type AccountEnabled = Fact<'identity.account_enabled', ToStaff>;
export type CredentialsReset = Fact<'identity.credentials_reset', ToStaff>;

/** What a member of staff did to their own credentials; `what` says no more than which. */
export type CredentialsChanged = Fact<
  'identity.credentials_changed',
  { readonly what: 'password' | 'one_time_code' | 'passkey_added' | 'passkey_removed' }
>;
