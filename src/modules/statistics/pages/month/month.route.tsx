import Type from 'typebox';
import type { Db } from '#platform/database';
import { route } from '#platform/route';
import { countFigures, countOfficers } from '../../figure-store.ts';
import { messages } from '../../messages.ts';
import { countMonths } from '../../month-store.ts';
import { monthsUpTo } from '../../period.ts';
import { readSelection, type Selection, selectionQuery } from '../../selection.ts';
import { MonthPage } from './month.view.tsx';

/** A chart shows at least so many months, so that one month is seen beside those before it. */
const monthsShown = 6;

/** The leader's month: what came in, what was settled and how, what is open; each figure opens its dossiers. */
export const monthPage = route({
  method: 'GET',
  url: '/can-bo/thong-ke',
  may: 'statistics.view',
  reports: true,
  query: Type.Object(selectionQuery),
  async run(call) {
    const { selection, ...counted } = await call.read(async (db) => {
      const selection = await readSelection(db, call);
      return { selection, ...(await countAll(db, selection, call.now)) };
    });
    const body = <MonthPage {...counted} selection={selection} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).title, audience: 'officer', body });
  },
});

/**
 * Three questions, all in one snapshot, so that the figures of the page agree with each other. Officers are counted for
 * one agency at a time: a province has thousands.
 */
async function countAll(db: Db, { period, rule, query }: Selection, now: number) {
  const months = monthsUpTo(period, now, monthsShown, rule.beginsOnDay);
  const spans = months.map(({ from, to }) => ({ from, until: Math.min(to, now) }));
  const [rows, monthly, officers] = await Promise.all([
    countFigures(db, query),
    countMonths(db, query, spans),
    query.agencyIds.length === 1 ? countOfficers(db, query) : undefined,
  ]);
  return { rows, months: months.map((month, i) => ({ month, counts: monthly[i]! })), officers };
}
