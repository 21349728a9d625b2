import type { Module } from '#platform/module';
import { statisticsInvariants } from './invariants.ts';
import { countDossier } from './jobs/count-dossier.ts';
import { mendFigures } from './jobs/mend-figures.ts';
import { messages } from './messages.ts';
import { lateReportDownload, lateReportPage, lateReportPrint } from './pages/late/late.route.tsx';
import { listExcel, listPage } from './pages/list/list.route.tsx';
import { monthPage } from './pages/month/month.route.tsx';
import { placePage } from './pages/place/place.route.tsx';
import { publicPage } from './pages/public/public.route.tsx';
import { reportDownload, reportPage, reportPrint } from './pages/report/report.route.tsx';
import { sendProvinceReportAction, sendReportAction } from './pages/report/send-report.route.ts';
import {
  sealedReportDownload,
  sealReportAction,
  sentReportDownload,
  sentReportPage,
  sentReportsPage,
} from './pages/sent/sent.route.tsx';
import { todayPage } from './pages/today/today.route.tsx';
import { statisticsPermissions } from './permissions.ts';
import { countChanges } from './reactions/count-changes.ts';

export const statistics: Module = {
  name: 'statistics',
  permissions: statisticsPermissions,
  routes: [
    monthPage,
    placePage,
    todayPage,
    listPage,
    listExcel,
    reportPage,
    reportDownload,
    reportPrint,
    sendReportAction,
    sendProvinceReportAction,
    lateReportPage,
    lateReportDownload,
    lateReportPrint,
    sentReportsPage,
    sentReportPage,
    sentReportDownload,
    sealReportAction,
    sealedReportDownload,
    publicPage,
  ],
  reactions: countChanges,
  jobs: [countDossier, mendFigures],
  invariants: statisticsInvariants,
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/thong-ke',
      label: (locale) => messages(locale).menu,
      may: 'statistics.view',
      order: 40,
      key: 'k',
    },
    {
      audience: 'officer',
      href: '/can-bo/thong-ke/da-gui',
      label: (locale) => messages(locale).sent.title,
      may: 'statistics.seal',
      order: 41,
    },
    {
      audience: 'citizen',
      href: '/cong-khai',
      label: (locale) => messages(locale).open.menu,
      may: 'public',
      inFooter: true,
      order: 40,
    },
  ],
  notices: (locale) => messages(locale).notices,
  refusals: (locale) => messages(locale).refusals,
};
