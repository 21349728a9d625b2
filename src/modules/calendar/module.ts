import type { Module } from '#platform/module';
import { messages } from './messages.ts';
import { calendarPage } from './pages/calendar/calendar.route.ts';
import {
  addDayOffPage,
  holidayTablePage,
  publishYearPage,
  removeDayPage,
  swapDaysPage,
} from './pages/holiday-table/holiday-table.route.ts';
import { setWeeklySchedulePage, weeklySchedulePage } from './pages/weekly-schedule/weekly-schedule.route.ts';
import { permissions } from './permissions.ts';

export const calendar: Module = {
  name: 'calendar',
  permissions,
  routes: [
    calendarPage,
    weeklySchedulePage,
    setWeeklySchedulePage,
    holidayTablePage,
    addDayOffPage,
    swapDaysPage,
    removeDayPage,
    publishYearPage,
  ],
  menu: [
    {
      audience: 'officer',
      href: '/can-bo/lich-lam-viec',
      label: (locale) => messages(locale).title,
      may: 'calendar.see',
      inFooter: true,
      order: 80,
    },
  ],
  refusals: (locale) => messages(locale).refusals,
  notices: (locale) => messages(locale).notices,
};
