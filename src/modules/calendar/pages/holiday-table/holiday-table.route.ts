import { h } from 'preact';
import { dayOf } from '#platform/clock';
import { type FormReading, readForm } from '#platform/form';
import { type Answer, href, route } from '#platform/route';
import { addDayOff } from '../../actions/add-day-off.ts';
import { publishYear } from '../../actions/publish-year.ts';
import { removeSpecialDay } from '../../actions/remove-special-day.ts';
import { swapDays } from '../../actions/swap-days.ts';
import { listYearTables } from '../../calendar-store.ts';
import { tablesToPublish } from '../../holiday-table.ts';
import { messages } from '../../messages.ts';
import { mayKeep } from '../../permissions.ts';
import { HolidayTableView } from './holiday-table.view.tsx';
import {
  dayInAddress,
  dayOffForm,
  publishForm,
  swapForm,
  type YearCall,
  yearInAddress,
} from './holiday-table-forms.ts';

const address = '/can-bo/lich-lam-viec/:year';

export const holidayTablePage = route({
  method: 'GET',
  url: address,
  may: 'calendar.see',
  params: yearInAddress,
  run: (call) => showTable(call),
});

export const addDayOffPage = route({
  method: 'POST',
  url: `${address}/ngay-nghi`,
  may: 'calendar.keep',
  params: yearInAddress,
  form: dayOffForm,
  async run(call) {
    const reading = readForm(dayOffForm, call.form, messages(call.locale).dayOff.fields, call.locale);
    if (!reading.ok) return showTable(call, reading);
    return call.act((act) => addDayOff(act, reading.values), yearOf(reading.values.day), 'calendar.day_added');
  },
});

export const swapDaysPage = route({
  method: 'POST',
  url: `${address}/hoan-doi`,
  may: 'calendar.keep',
  params: yearInAddress,
  form: swapForm,
  async run(call) {
    const reading = readForm(swapForm, call.form, messages(call.locale).swap.fields, call.locale);
    if (!reading.ok) return showTable(call, reading);
    const { swapName: name, swapRef: legalRef, ...days } = reading.values;
    return call.act((act) => swapDays(act, { ...days, name, legalRef }), yearOf(days.dayOff), 'calendar.day_added');
  },
});

export const removeDayPage = route({
  method: 'POST',
  url: `${address}/ngay-nghi/:day/bo`,
  may: 'calendar.keep',
  params: dayInAddress,
  run: (call) =>
    call.act((act) => removeSpecialDay(act, call.params.day), href(address, call.params), 'calendar.day_removed'),
});

export const publishYearPage = route({
  method: 'POST',
  url: `${address}/cong-bo`,
  may: 'calendar.keep',
  params: yearInAddress,
  form: publishForm,
  async run(call) {
    const reading = readForm(publishForm, call.form, messages(call.locale).publish.fields, call.locale);
    if (!reading.ok) return showTable(call, reading);
    const year = Number(call.params.year);
    return call.act(
      (act) => publishYear(act, year, reading.values.source),
      href(address, call.params),
      'calendar.year_published',
    );
  },
});

const yearOf = (day: string): string => href(address, { year: day.slice(0, 4) });

/** The page of a year; with a form that could not be read, what was typed and what is wrong with it. */
async function showTable(call: YearCall, reading?: FormReading<unknown>): Promise<Answer> {
  const year = Number(call.params.year);
  const tables = await call.read((db) => listYearTables(db, call.who.agencyId ?? ''));
  const today = dayOf(call.now);
  const body = h(HolidayTableView, {
    locale: call.locale,
    tokens: call.tokens,
    year,
    today,
    table: tables.find((table) => table.year === year),
    warnings: tablesToPublish(tables, today).filter((warning) => warning.year === year),
    mayKeep: mayKeep(call.who),
    typed: reading?.typed ?? {},
    errors: reading?.errors ?? {},
  });
  const title = messages(call.locale).table.title(year);
  return call.page({ title, audience: 'officer', body, ...(reading && { status: 422 }) });
}
