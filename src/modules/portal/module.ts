import type { Module } from '#platform/module';
import { portalInvariants } from './invariants.ts';
import { gatherDossiers } from './jobs/gather-dossiers.ts';
import { noteDossier } from './jobs/note-dossier.ts';
import { tellDossiers } from './jobs/tell-dossiers.ts';
import { messages } from './messages.ts';
import { connectAction, connectionPage, disconnectAction } from './pages/connection/connection.route.tsx';
import { tellAgainAction, toldDossierPage } from './pages/dossier/dossier.route.tsx';
import { listPage } from './pages/list/list.route.tsx';
import { overviewPage } from './pages/overview/overview.route.tsx';
import { resultFile } from './pages/result/result.route.ts';
import { portalPermissions } from './permissions.ts';
import { followDossiers } from './reactions/follow-dossiers.ts';

export const portal: Module = {
  name: 'portal',
  permissions: portalPermissions,
  routes: [
    overviewPage,
    listPage,
    toldDossierPage,
    tellAgainAction,
    connectionPage,
    connectAction,
    disconnectAction,
    resultFile,
  ],
  reactions: followDossiers,
  jobs: [noteDossier, gatherDossiers, tellDossiers],
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/cong-quoc-gia',
      label: (locale) => messages(locale).menu,
      may: 'portal.view',
      // The menu above is full on a usual screen.
      inFooter: true,
      order: 43,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
  invariants: portalInvariants,
  personal: [
    { table: 'portal.connection', key: ['agency_id', 'id'], subject: 'id', sealed: ['password', 'session'] },
    {
      table: 'portal.told_dossier',
      key: ['agency_id', 'dossier_id'],
      subject: 'dossier_id',
      sealed: ['result_secret'],
      marks: { result_mark: 'result_secret' },
    },
  ],
};
