import type { vi } from './messages.vi.ts';

export const en: typeof vi = {
  signIn: 'Sign in',
  signInLead: 'Citizens sign in with their electronic identity; staff with a passkey or a password.',
  demonstration: 'Demonstration',
  demonstrationLead: 'Choose a person to look around. A real installation does not offer this.',
  citizens: 'Citizens',
  staffOf: (agency: string) => `Staff of ${agency}`,
  enterAs: (name: string) => `Enter as ${name}`,
  formKept: 'Your session ended. What you sent is kept for one hour; once signed in you can send it again at once.',
  resend: 'Send again what was kept',
  resendLead: 'This is what you sent before your session ended. Press the button to send it again.',
  resendButton: 'Send again',
  nothingKept: 'Nothing is kept any more',
  account: 'My account',
  name: 'Full name',
  identityNumber: 'Personal identity number',
  birthDay: 'Date of birth',
  address: 'Place of residence',
  phone: 'Telephone',
  email: 'E-mail',
  roles: 'Roles',
  notices: { 'identity.signed_out': 'You are signed out.' },
  refusals: {
    'account.not_found': 'There is no such account.',
    'identity.not_a_demonstration': 'Only a demonstration lets people in by name.',
  },
};
