import type { Module } from '#platform/module';
import { announcementMessages } from './announcement-messages.ts';
import { messages } from './messages.ts';
import { noticeMessages } from './notice-messages.ts';
import { announcedPage } from './pages/announced/announced.route.tsx';
import {
  announcementPage,
  announcementsPage,
  correctAnnouncementAction,
  correctAnnouncementPage,
  postAnnouncementAction,
  recordAnnouncementAction,
  recordAnnouncementPage,
  withdrawAnnouncementAction,
} from './pages/announcements/announcements.route.tsx';
import { findProcedureForStaffPage, findProcedurePage } from './pages/find-procedure/find-procedure.route.tsx';
import { kioskPage, kioskProcedurePage } from './pages/kiosk/kiosk.route.tsx';
import { noticePdf } from './pages/notice/notice.route.ts';
import { adjust, adjustPage, ownProcessPage } from './pages/own-process/own-process.route.tsx';
import {
  postedNoticesPage,
  postNoticesAction,
  takeDownNoticesAction,
} from './pages/posted-notices/posted-notices.route.tsx';
import { procedurePage } from './pages/procedure/procedure.route.tsx';
import { enterSequenceAction, sequencePage } from './pages/sequence/sequence.route.tsx';
import { permissions } from './permissions.ts';

export const procedures: Module = {
  name: 'procedures',
  permissions,
  routes: [
    findProcedurePage,
    announcedPage,
    procedurePage,
    noticePdf,
    kioskPage,
    kioskProcedurePage,
    findProcedureForStaffPage,
    postedNoticesPage,
    postNoticesAction,
    takeDownNoticesAction,
    announcementsPage,
    recordAnnouncementPage,
    recordAnnouncementAction,
    announcementPage,
    correctAnnouncementPage,
    correctAnnouncementAction,
    postAnnouncementAction,
    withdrawAnnouncementAction,
    ownProcessPage,
    adjustPage,
    adjust,
    sequencePage,
    enterSequenceAction,
  ],
  menu: [
    { audience: 'citizen', href: '/thu-tuc', label: (locale) => messages(locale).menu, may: 'public', order: 10 },
    {
      audience: 'officer',
      href: '/can-bo/thu-tuc',
      label: (locale) => messages(locale).menu,
      may: 'procedures.view_process',
      order: 60,
      key: 'p',
    },
  ],
  refusals: (locale) => ({
    ...messages(locale).refusals,
    ...noticeMessages(locale).refusals,
    ...announcementMessages(locale).refusals,
  }),
  notices: (locale) => ({
    ...messages(locale).notices,
    ...noticeMessages(locale).notices,
    ...announcementMessages(locale).notices,
  }),
};
