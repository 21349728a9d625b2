import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { resendPage } from './pages/resend/resend.route.tsx';
import { signInForDemonstration, signInPage, signOut } from './pages/sign-in/sign-in.route.ts';

export const identity: Module = {
  name: 'identity',
  routes: [signInPage, signInForDemonstration, signOut, resendPage],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
