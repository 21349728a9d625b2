import type { Module } from '#platform/module';
import { closeConsultations } from './jobs/close-consultations.ts';
import { openFiles } from './jobs/open-files.ts';
import { messages } from './messages.ts';
import { ownStorePage } from './pages/own-store/own-store.route.tsx';
import { storedFilePage } from './pages/own-store/stored-file.route.ts';
import { withdrawAction, withdrawPage } from './pages/stored-paper/withdraw.route.tsx';
import { permissions } from './permissions.ts';

export const paperStore: Module = {
  name: 'paper-store',
  permissions,
  routes: [ownStorePage, storedFilePage, withdrawPage, withdrawAction],
  jobs: [openFiles, closeConsultations],
  menu: [
    {
      audience: 'citizen',
      href: '/kho-giay-to',
      label: (locale) => messages(locale).menu,
      may: 'paper_store.see_own',
      order: 50,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  personal: [
    {
      table: 'paper_store.stored_paper',
      key: ['agency_id', 'id'],
      subject: 'id',
      sealed: ['identity_number'],
      marks: { identity_mark: 'identity_number' },
    },
    {
      table: 'paper_store.reuse',
      key: ['agency_id', 'dossier_id', 'ordinal'],
      marks: { identity_mark: 'identity_mark' },
    },
    { table: 'paper_store.consultation', key: ['agency_id', 'id'], marks: { identity_mark: 'identity_mark' } },
  ],
};
