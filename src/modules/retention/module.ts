import type { Module } from '#platform/module';
import { carryOut } from './jobs/carry-out.ts';
import { letGo } from './jobs/let-go.ts';
import { messages } from './messages.ts';
import { decideAction, destructionPage, sendBackAction } from './pages/destruction/destruction.route.tsx';
import { holdAction, liftAction, proposeAction, retentionPage } from './pages/retention/retention.route.tsx';
import { retentionPermissions } from './permissions.ts';

export const retention: Module = {
  name: 'retention',
  permissions: retentionPermissions,
  routes: [retentionPage, proposeAction, holdAction, liftAction, destructionPage, decideAction, sendBackAction],
  jobs: [letGo, carryOut],
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/luu-giu',
      label: (locale) => messages(locale).menu,
      may: 'retention.propose',
      inFooter: true,
      order: 46,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
