import type { Module } from '#platform/module';
import { dataRightsInvariants } from './invariants.ts';
import { warnBeforeDue } from './jobs/warn-before-due.ts';
import { messages } from './messages.ts';
import { makeRequestAction, makeRequestPage } from './pages/make-request/make-request.route.tsx';
import { ownDataFile, ownDataPage } from './pages/own-data/own-data.route.tsx';
import { ownRequestPage } from './pages/own-request/own-request.route.tsx';
import {
  answerAction,
  approveAction,
  correctAction,
  extendAction,
  requestPage,
  restrictAction,
  sendBackAction,
  takeUpAction,
} from './pages/request/request.route.tsx';
import { requestsPage } from './pages/requests/requests.route.tsx';
import { toldAnswerPage } from './pages/told-answer/told-answer.route.tsx';
import { dataRightsPermissions } from './permissions.ts';

export const dataRights: Module = {
  name: 'data-rights',
  permissions: dataRightsPermissions,
  routes: [
    ownDataPage,
    ownDataFile,
    makeRequestPage,
    makeRequestAction,
    ownRequestPage,
    toldAnswerPage,
    requestsPage,
    requestPage,
    takeUpAction,
    extendAction,
    answerAction,
    correctAction,
    restrictAction,
    sendBackAction,
    approveAction,
  ],
  jobs: [warnBeforeDue],
  menu: [
    {
      audience: 'citizen',
      href: '/du-lieu-cua-toi',
      label: (locale) => messages(locale).own.menu,
      may: 'data_rights.ask',
      inFooter: true,
      order: 70,
    },
    {
      audience: 'officer',
      href: '/can-bo/quyen-du-lieu',
      label: (locale) => messages(locale).desk.menu,
      may: 'data_rights.answer',
      inFooter: true,
      order: 44,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  invariants: dataRightsInvariants,
  personal: [
    { table: 'data_rights.request', key: ['agency_id', 'id'], subject: 'person_id', sealed: ['words'] },
    {
      table: 'data_rights.correction',
      key: ['agency_id', 'request_id', 'id'],
      subject: 'person_id',
      sealed: ['was', 'becomes', 'proof'],
    },
  ],
};
