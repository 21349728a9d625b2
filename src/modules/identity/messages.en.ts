import type { vi } from './messages.vi.ts';

export const en: typeof vi = {
  signIn: 'Sign in',
  signInLead: 'Citizens sign in with their electronic identity; staff with a passkey or a password.',
  demonstration: 'Demonstration',
  demonstrationLead: 'Choose a person to look around. A real installation does not offer this.',
  citizens: 'Citizens',
  withVneid: 'Sign in with VNeID',
  withSimulator: 'Sign in with VNeID (simulated)',
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
  card: {
    faults: {
      not_a_card: 'This is not the QR code of a citizen card. Scan the code on its front again, or type by hand.',
      sex_contradicts:
        'The sex on the card contradicts the identity number. Scan again; if it stays so, look at the card and type by hand.',
      birth_year_contradicts:
        'The year of birth on the card contradicts the identity number. Scan again; if it stays so, look at the card and type by hand.',
    },
    warnings: {
      unknown_prefix:
        'The first three digits of the identity number are no province we know. Compare them with the card.',
      birth_day_partly_known: 'The card gives only the year of birth. Ask for day and month, if they are known.',
    },
  },
  notices: { 'identity.signed_out': 'You are signed out.' },
  refusals: {
    'account.not_found': 'There is no such account.',
    'identity.cancelled': 'You stopped signing in. Choose a way to sign in when you need it.',
    'identity.sign_in_lapsed': 'This sign-in took too long or was begun in another browser. Sign in again.',
    'identity.not_confirmed': 'What the identity system answered could not be confirmed. Sign in again.',
    'identity.provider_unreachable': 'The identity system cannot be reached now. Try again in a few minutes.',
    'identity.not_vouched_for':
      'This electronic identity has no verified name and identity number yet. The commune police raise it to level 2.',
    'identity.account_disabled': 'This account is disabled. Turn to the administrator of the agency.',
    'identity.number_of_another':
      'This identity number belongs to another account. Turn to the service centre to have it looked into.',
    'identity.not_a_demonstration': 'Only a demonstration lets people in by name.',
  },
};
