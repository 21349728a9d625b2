import type { Module } from '#platform/module';
import { feedbackInvariants } from './invariants.ts';
import { messages } from './messages.ts';
import { detailPage } from './pages/desk/detail.route.tsx';
import {
  approvePages,
  directPages,
  draftPages,
  postPages,
  reassignPages,
  sendBackPages,
  takeUpPages,
  transferPages,
} from './pages/desk/handle.tsx';
import { recordAction, recordPage } from './pages/desk/record.route.tsx';
import { askWhyPage, seeSenderAction } from './pages/desk/see-sender.route.tsx';
import { worklistPage } from './pages/desk/worklist.route.tsx';
import { fileAction, filePage } from './pages/file/file.route.tsx';
import { followPages } from './pages/follow/follow.route.tsx';
import { lookUpAction, lookUpPage } from './pages/follow/look-up.route.tsx';
import { ownPage } from './pages/follow/own.route.tsx';
import { postedPage } from './pages/posted/posted.route.tsx';
import { feedbackPermissions } from './permissions.ts';

export const feedback: Module = {
  name: 'feedback',
  permissions: feedbackPermissions,
  routes: [
    filePage,
    fileAction,
    lookUpPage,
    lookUpAction,
    ...followPages,
    ownPage,
    postedPage,
    worklistPage,
    recordPage,
    recordAction,
    detailPage,
    ...takeUpPages,
    ...reassignPages,
    ...transferPages,
    ...directPages,
    ...draftPages,
    ...approvePages,
    ...sendBackPages,
    ...postPages,
    askWhyPage,
    seeSenderAction,
  ],
  menu: [
    {
      audience: 'citizen',
      href: '/phan-anh',
      label: (locale) => messages(locale).file.menu,
      may: 'public',
      order: 55,
    },
    {
      audience: 'officer',
      href: '/can-bo/phan-anh',
      label: (locale) => messages(locale).desk.menu,
      may: 'feedback.view',
      order: 38,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  invariants: feedbackInvariants,
  personal: [
    {
      table: 'feedback.sender',
      key: ['agency_id', 'feedback_id'],
      subject: 'feedback_id',
      sealed: ['full_name', 'phone', 'email', 'address', 'original'],
    },
  ],
};
