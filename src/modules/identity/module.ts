import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { accessJournalPage } from './pages/access-journal/access-journal.route.ts';
import { accountPage, endOtherSessionsPage, endSessionPage } from './pages/account/account.route.ts';
import { beginCitizenSignIn, completeCitizenSignIn } from './pages/citizen-sign-in/citizen-sign-in.route.ts';
import { confirmByPassword, confirmPage } from './pages/confirm/confirm.route.ts';
import { acceptInvitationPage, invitationPage } from './pages/invitation/invitation.route.ts';
import { beginCodes, setUpCodesPage } from './pages/one-time-code/one-time-code.route.ts';
import {
  confirmByPasskey,
  passkeyRegistrationOptions,
  passkeyUseOptions,
  registerPasskey,
  removePasskeyPage,
  signInByPasskey,
} from './pages/passkey/passkey.route.ts';
import { passwordPage, setPasswordPage } from './pages/password/password.route.ts';
import { resendPage } from './pages/resend/resend.route.tsx';
import { secondFactorPage, signInByCode } from './pages/second-factor/second-factor.route.ts';
import { signInForDemonstration, signInPage, signOut } from './pages/sign-in/sign-in.route.ts';
import {
  disableAccountPage,
  enableAccountPage,
  inviteStaffPage,
  resetCredentialsPage,
  staffAccountsPage,
} from './pages/staff-accounts/staff-accounts.route.ts';
import { signInByPassword } from './pages/staff-sign-in/staff-sign-in.route.ts';
import { permissions } from './permissions.ts';
import { openAccount } from './reactions/open-account.ts';

export const identity: Module = {
  name: 'identity',
  permissions,
  routes: [
    signInPage,
    signInForDemonstration,
    signOut,
    resendPage,
    beginCitizenSignIn,
    completeCitizenSignIn,
    signInByPassword,
    secondFactorPage,
    signInByCode,
    passkeyUseOptions,
    signInByPasskey,
    accountPage,
    endSessionPage,
    endOtherSessionsPage,
    confirmPage,
    confirmByPassword,
    confirmByPasskey,
    passwordPage,
    setPasswordPage,
    beginCodes,
    setUpCodesPage,
    passkeyRegistrationOptions,
    registerPasskey,
    removePasskeyPage,
    invitationPage,
    acceptInvitationPage,
    staffAccountsPage,
    inviteStaffPage,
    disableAccountPage,
    enableAccountPage,
    resetCredentialsPage,
    accessJournalPage,
  ],
  reactions: [openAccount],
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/quan-tri/tai-khoan',
      label: (locale) => messages(locale).staffAccounts.title,
      may: 'identity.manage_accounts',
      order: 90,
    },
    {
      audience: 'officer',
      href: '/can-bo/nhat-ky-truy-cap',
      label: (locale) => messages(locale).accessJournal.title,
      may: 'identity.read_access_journal',
      inFooter: true,
      order: 95,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  personal: [
    {
      table: 'identity.account',
      key: ['id'],
      subject: 'id',
      sealed: ['identity_number', 'address', 'phone', 'email'],
      marks: { identity_mark: 'identity_number' },
    },
  ],
};
