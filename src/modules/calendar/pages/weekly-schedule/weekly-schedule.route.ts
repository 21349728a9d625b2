import { h } from 'preact';
import type { FormErrors, Typed } from '#platform/form';
import { readForm } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import { setWeeklySchedule } from '../../actions/set-weekly-schedule.ts';
import { listSchedules } from '../../calendar-store.ts';
import { messages } from '../../messages.ts';
import { usualSchedule } from '../../weekly-schedule.ts';
import { WeeklyScheduleView } from './weekly-schedule.view.tsx';
import { scheduleForm, scheduleFrom, typedFrom } from './weekly-schedule-form.ts';

const url = '/can-bo/lich-lam-viec/gio-lam-viec';

export const weeklySchedulePage = route({
  method: 'GET',
  url,
  may: 'calendar.keep',
  async run(call) {
    const schedules = await call.read((db) => listSchedules(db, call.who.agencyId ?? ''));
    return showForm(call, typedFrom(schedules.at(-1) ?? usualSchedule));
  },
});

export const setWeeklySchedulePage = route({
  method: 'POST',
  url,
  may: 'calendar.keep',
  form: scheduleForm,
  async run(call) {
    const reading = readForm(scheduleForm, call.form, messages(call.locale).hours.fields, call.locale);
    const schedule = scheduleFrom(reading, call.locale);
    if ('ok' in schedule) return showForm(call, schedule.typed, schedule.errors);
    return call.act((act) => setWeeklySchedule(act, schedule), '/can-bo/lich-lam-viec', 'calendar.hours_set');
  },
});

function showForm(call: Call, typed: Typed, errors?: FormErrors): Answer {
  const body = h(WeeklyScheduleView, { locale: call.locale, tokens: call.tokens, typed, errors: errors ?? {} });
  const title = messages(call.locale).hours.title;
  return call.page({ title, audience: 'officer', body, ...(errors && { status: 422 }) });
}
