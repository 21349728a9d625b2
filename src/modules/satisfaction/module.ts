import type { Module } from '#platform/module';
import { satisfactionInvariants } from './invariants.ts';
import { messages } from './messages.ts';
import { casesPage } from './pages/criteria/cases.route.tsx';
import { criteriaPage } from './pages/criteria/criteria.route.tsx';
import { closeFollowUpAction, followUpPage, followUpsPage } from './pages/follow-ups/follow-ups.route.tsx';
import { inviteAction, invitePage } from './pages/invite/invite.route.tsx';
import { opinionsPage } from './pages/opinions/opinions.route.tsx';
import { rateAction, rateOwnAction, rateOwnPage, ratePage, thanksPage } from './pages/rate/rate.route.tsx';
import { resultsPage } from './pages/results/results.route.tsx';
import { satisfactionPermissions } from './permissions.ts';

export const satisfaction: Module = {
  name: 'satisfaction',
  permissions: satisfactionPermissions,
  routes: [
    ratePage,
    rateAction,
    rateOwnPage,
    rateOwnAction,
    thanksPage,
    invitePage,
    inviteAction,
    resultsPage,
    opinionsPage,
    criteriaPage,
    casesPage,
    followUpsPage,
    followUpPage,
    closeFollowUpAction,
  ],
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/hai-long',
      label: (locale) => messages(locale).results.menu,
      may: 'satisfaction.view',
      order: 42,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  invariants: satisfactionInvariants,
  personal: [
    { table: 'satisfaction.follow_up', key: ['agency_id', 'answer_id'], subject: 'answer_id', sealed: ['contact'] },
  ],
};
