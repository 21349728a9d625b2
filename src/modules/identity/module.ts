import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { beginCitizenSignIn, completeCitizenSignIn } from './pages/citizen-sign-in/citizen-sign-in.route.ts';
import { readCardPage } from './pages/read-card/read-card.route.ts';
import { resendPage } from './pages/resend/resend.route.tsx';
import { signInForDemonstration, signInPage, signOut } from './pages/sign-in/sign-in.route.ts';
import { permissions } from './permissions.ts';

export const identity: Module = {
  name: 'identity',
  permissions,
  routes: [
    signInPage,
    signInForDemonstration,
    signOut,
    resendPage,
    readCardPage,
    beginCitizenSignIn,
    completeCitizenSignIn,
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
