import { h } from 'preact';
import { dayOf } from '#platform/clock';
import { route } from '#platform/route';
import { listSchedules, listYearTables } from '../../calendar-store.ts';
import { tablesToPublish } from '../../holiday-table.ts';
import { messages } from '../../messages.ts';
import { mayKeep } from '../../permissions.ts';
import { CalendarView } from './calendar.view.tsx';

export const calendarPage = route({
  method: 'GET',
  url: '/can-bo/lich-lam-viec',
  may: 'calendar.see',
  async run(call) {
    const agencyId = call.who.agencyId ?? '';
    const [tables, schedules] = await call.read(async (db) => [
      await listYearTables(db, agencyId),
      await listSchedules(db, agencyId),
    ]);
    const today = dayOf(call.now);
    const body = h(CalendarView, {
      locale: call.locale,
      year: Number(today.slice(0, 4)),
      tables,
      schedules,
      warnings: tablesToPublish(tables, today),
      agencies: call.who.agencies.length,
      mayKeep: mayKeep(call.who),
    });
    return call.page({ title: messages(call.locale).title, audience: 'officer', body });
  },
});
