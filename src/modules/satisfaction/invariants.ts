import { one } from '#platform/database';
import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { sql } from '#platform/sql';

const oneAnswerEach: Invariant = {
  says: 'There are as many answers as rated dossiers, for every agency.',
  violations: ofEachAgency(async (db, agencyId) => {
    const { answers, rated } = await one<{ answers: number; rated: number }>(
      db,
      sql`select (select count(*)::int from satisfaction.answer where agency_id = ${agencyId}) as answers,
        (select count(*)::int from satisfaction.rated_dossier where agency_id = ${agencyId}) as rated`,
    );
    return answers === rated ? [] : [`${agencyId}: ${answers} answers, ${rated} rated dossiers`];
  }),
};

const badAnswersAreFollowedUp: Invariant = {
  says: 'Every dissatisfied answer has a follow-up.',
  violations: ofEachAgency(async (db, agencyId) => {
    const rows = await db.query<{ id: string }>(sql`
      select a.id from satisfaction.answer a
      where a.agency_id = ${agencyId} and a.overall = 'dissatisfied' and not exists (
        select from satisfaction.follow_up f where f.agency_id = a.agency_id and f.answer_id = a.id)`);
    return rows.map(({ id }) => `answer ${id} has none`);
  }),
};

/** What must hold of answers at any time. */
export const satisfactionInvariants: readonly Invariant[] = [oneAnswerEach, badAnswersAreFollowedUp];
