import { listFactsOfMany, type RecordedFact } from '#platform/journal';
import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { sql } from '#platform/sql';
import type { FeedbackInFact } from './events.ts';
import type { Sender } from './feedback.ts';
import { tellsOf } from './redact.ts';

const statesFollowFacts: Invariant = {
  says: 'The state of every feedback is the one its facts tell.',
  violations: ofEachAgency(async (db, agencyId) => {
    const stored = await db.query<{ id: string; code: string; state: string }>(
      sql`select id, code, state from feedback.feedback where agency_id = ${agencyId}`,
    );
    const facts = await listFactsOfMany(
      db,
      agencyId,
      stored.map(({ id }) => id),
    );
    return stored
      .map((each) => ({ ...each, told: stateTold(facts.get(each.id) ?? []) }))
      .filter(({ state, told }) => state !== told)
      .map(({ code, state, told }) => `${code} is ${state}, by its facts ${told ?? 'nothing'}`);
  }),
};

const answersAreApproved: Invariant = {
  says: 'Every answered feedback has an answer that somebody else than its drafter approved.',
  violations: ofEachAgency(async (db, agencyId) => {
    const rows = await db.query<{ code: string }>(sql`
      select f.code from feedback.feedback f
      where f.agency_id = ${agencyId} and f.state = 'answered' and not exists (
        select from feedback.answer a
        where a.agency_id = f.agency_id and a.feedback_id = f.id and a.round = f.round and a.approved_by <> a.drafted_by)`);
    return rows.map(({ code }) => `${code} has none`);
  }),
};

const nothingPublishedTells: Invariant = {
  says: 'Nothing that is published tells who its sender is.',
  violations: ofEachAgency(async (db, agencyId) => {
    const rows = await db.query<Sender & { code: string; text: string }>(sql`
      select f.code, p.question || ' ' || p.answer as text, s.person_id as "personId", s.full_name as "fullName", s.phone, s.email, s.address, s.original
      from feedback.posted_answer p
      join feedback.feedback f on f.agency_id = p.agency_id and f.id = p.feedback_id
      join feedback.sender s on s.agency_id = p.agency_id and s.feedback_id = p.feedback_id
      where p.agency_id = ${agencyId}`);
    return rows.filter((row) => tellsOf(row.text, row).length > 0).map(({ code }) => `${code} does`);
  }),
};

/** What must hold of feedback at any time. */
export const feedbackInvariants: readonly Invariant[] = [statesFollowFacts, answersAreApproved, nothingPublishedTells];

/** The version says which fact is the last. */
function stateTold(facts: readonly Pick<RecordedFact, 'data'>[]): string | undefined {
  const told = facts.flatMap(({ data }) => (data.feedback ? [data.feedback as FeedbackInFact] : []));
  return told.reduce<FeedbackInFact | undefined>(
    (last, each) => (last && last.version > each.version ? last : each),
    undefined,
  )?.state;
}
