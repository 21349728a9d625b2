import Type from 'typebox';
import { getWorkingCalendar, sessionsOn, type WorkingCalendar } from '#modules/calendar';
import { dossierPermissions } from '#modules/dossiers';
import { decide } from '#platform/access';
import { dayOf, instantOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { type Call, route } from '#platform/route';
import { countOfficers } from '../../figure-store.ts';
import { messages } from '../../messages.ts';
import { countMonths } from '../../month-store.ts';
import { monthsUpTo } from '../../period.ts';
import { readSelection } from '../../selection.ts';
import { countQueue, listDueSoon } from '../../today-store.ts';
import { TodayPage } from './today.view.tsx';

const query = Type.Object({
  'co-quan': Type.Optional(Type.String({ maxLength: 35 })),
  'tu-dong': Type.Optional(Type.Literal('1')),
  lang: Type.Optional(Type.String()),
});

type TodayCall = Call<unknown, Type.Static<typeof query>>;

const day = 86_400_000;
const monthsShown = 12;
const rowsShown = 50;
/** How often a wall that was asked to looks anew, in seconds. */
const pause = 60;

/** The leader's wall: what waits now, what will be late by the next working day, who has how much, and the year by months. */
export const todayPage = route({
  method: 'GET',
  url: '/can-bo/thong-ke/hom-nay',
  may: 'statistics.view',
  notesReading: true,
  query,
  async run(call) {
    const read = await call.read((db) => readToday(db, call));
    const isLive = call.query['tu-dong'] === '1';
    const mayOpen = decide(dossierPermissions['dossier.view'], call.who);
    const body = <TodayPage {...read} {...{ isLive, mayOpen }} locale={call.locale} now={call.now} />;
    const title = messages(call.locale).today.title;
    return call.page({ title, audience: 'officer', body, ...(isLive && { refreshAfter: pause }) });
  },
});

async function readToday(db: Db, call: TodayCall) {
  const { 'co-quan': agency } = call.query;
  const { now } = call;
  const selection = await readSelection(db, { who: call.who, now, query: agency ? { 'co-quan': agency } : {} });
  const { agencyIds } = selection.query;
  const calendar = await getWorkingCalendar(db, (selection.agency ?? selection.agencies[0]!).id);
  const endOfToday = instantOf(dayOf(now), 0) + day;
  const asked = { agencyIds, now, endOfToday, endOfNextDay: nextWorkingDay(calendar, endOfToday) + day };
  const months = monthsUpTo(selection.period, now, monthsShown, selection.rule.beginsOnDay);
  const spans = months.map(({ from, to }) => ({ from, until: Math.min(to, now) }));
  const [queue, due, counted, officers] = await Promise.all([
    countQueue(db, asked),
    listDueSoon(db, asked, rowsShown),
    countMonths(db, selection.query, spans),
    agencyIds.length === 1 ? countOfficers(db, selection.query) : undefined,
  ]);
  return { selection, queue, due, officers, months: months.map((month, i) => ({ month, counts: counted[i]! })) };
}

/** When the first working day from `from` on begins (milliseconds); within the longest holidays there is one. */
function nextWorkingDay(calendar: WorkingCalendar, from: number): number {
  const days = Array.from({ length: 20 }, (_, i) => from + i * day);
  return days.find((at) => sessionsOn(calendar, dayOf(at)).length > 0) ?? from;
}
