import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { agencyPage, agencyPath } from './pages/agency.route.tsx';
import { delegateAction, delegatePage, revokeAction } from './pages/delegation.route.tsx';
import { locateAction, locatePage } from './pages/location.route.tsx';
import { addStaffAction, addStaffPage, letLeaveAction, letLeavePage } from './pages/staff.route.tsx';
import { organisationPermissions } from './permissions.ts';

export const organisation: Module = {
  name: 'organisation',
  permissions: organisationPermissions,
  routes: [
    agencyPage,
    locatePage,
    locateAction,
    delegatePage,
    delegateAction,
    revokeAction,
    addStaffPage,
    addStaffAction,
    letLeavePage,
    letLeaveAction,
  ],
  menu: [
    {
      audience: 'officer',
      href: agencyPath,
      label: (locale) => messages(locale).menu,
      may: 'organisation.view',
      order: 70,
      key: 'c',
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
