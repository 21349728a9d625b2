import type { Module } from '#platform/module';
import { indicatorsInvariants } from './invariants.ts';
import { messages } from './messages.ts';
import { indexExcel, indexPage } from './pages/index/index.route.tsx';
import { listExcel, listPage } from './pages/list/list.route.tsx';
import { portalPage } from './pages/portal/portal.route.tsx';
import { publicPage } from './pages/public/public.route.tsx';
import { timesPage } from './pages/times/times.route.tsx';
import { indicatorPermissions } from './permissions.ts';
import { keepFeedbackCourse } from './reactions/keep-feedback-course.ts';

export const indicators: Module = {
  name: 'indicators',
  permissions: indicatorPermissions,
  routes: [indexPage, indexExcel, listPage, listExcel, timesPage, portalPage, publicPage],
  reactions: keepFeedbackCourse,
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/chi-so',
      label: (locale) => messages(locale).menu,
      may: 'indicators.view',
      // The menu above is full on a usual screen, and the index is looked at now and then.
      inFooter: true,
      order: 41,
    },
    {
      audience: 'citizen',
      href: '/cong-khai/chi-so',
      label: (locale) => messages(locale).open.menu,
      may: 'public',
      inFooter: true,
      order: 41,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  invariants: indicatorsInvariants,
};
