import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { listExcel, listPage } from './pages/list/list.route.tsx';
import { monthPage } from './pages/month/month.route.tsx';
import { publicPage } from './pages/public/public.route.tsx';
import { reportDownload, reportPage } from './pages/report/report.route.tsx';
import { statisticsPermissions } from './permissions.ts';

export const statistics: Module = {
  name: 'statistics',
  permissions: statisticsPermissions,
  routes: [monthPage, listPage, listExcel, reportPage, reportDownload, publicPage],
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
      audience: 'citizen',
      href: '/cong-khai',
      label: (locale) => messages(locale).open.menu,
      may: 'public',
      inFooter: true,
      order: 40,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
};
