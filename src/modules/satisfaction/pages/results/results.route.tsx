import Type from 'typebox';
import type { Db } from '#platform/database';
import { route } from '#platform/route';
import { countOpenFollowUps } from '../../follow-up-store.ts';
import { messages } from '../../messages.ts';
import { countAnswers, countByMonth, countByOfficer, countByProcedure, countFactors } from '../../result-store.ts';
import { shiftMonth } from '../../survey.ts';
import { monthQuery, readMonth } from '../month-query.ts';
import { ResultsView } from './results.view.tsx';

/** So many months before the one shown stand beside it. */
const monthsBefore = 5;

/** The leader's page: how satisfied people are, by month, procedure and officer; each figure opens its answers. */
export const resultsPage = route({
  method: 'GET',
  url: '/can-bo/hai-long',
  may: 'satisfaction.view',
  query: Type.Object(monthQuery),
  async run(call) {
    const month = readMonth(call.query.thang, call.now);
    const counted = await call.read((db) => countAll(db, call.who.agencies, month));
    const body = <ResultsView {...counted} month={month} now={call.now} />;
    return call.page({ title: messages(call.locale).results.title, audience: 'officer', body });
  },
});

async function countAll(db: Db, agencyIds: readonly string[], month: string) {
  const query = { agencyIds, month };
  const [total, procedures, officers, factors, months, openFollowUps] = await Promise.all([
    countAnswers(db, query),
    countByProcedure(db, query),
    countByOfficer(db, query),
    countFactors(db, query),
    countByMonth(db, agencyIds, shiftMonth(month, -monthsBefore), month),
    countOpenFollowUps(db, agencyIds),
  ]);
  return { total, procedures, officers, factors, months, openFollowUps };
}
