import { listFactsOfMany, type RecordedFact } from '#platform/journal';
import type { Invariant } from '#platform/module';
import { ofEachAgency } from '#platform/of-each-agency';
import { sql } from '#platform/sql';
import { type KeptFact, listFeedbackCourses } from './feedback-course-store.ts';
import { keepFeedbackCourse } from './reactions/keep-feedback-course.ts';

const coursesAreTold: Invariant = {
  says: 'The course of every feedback is the one its facts tell.',
  violations: ofEachAgency(async (db, agencyId) => {
    const feedback = await db.query<{ id: string; code: string }>(
      sql`select id, code from feedback.published_feedback where agency_id = ${agencyId} order by code`,
    );
    const ids = feedback.map(({ id }) => id);
    const [facts, kept] = await Promise.all([
      listFactsOfMany(db, agencyId, ids),
      listFeedbackCourses(db, agencyId, ids),
    ]);
    return feedback
      .map(({ id, code }) => ({ code, told: coursesIn(facts.get(id) ?? []), kept: (kept.get(id) ?? []).map(written) }))
      .filter(({ told, kept: stands }) => String(told) !== String(stands))
      .map(({ code, told, kept: stands }) => `${code}: by its facts ${told}; kept is ${stands}`);
  }),
};

/** What must hold of what the index keeps at any time. */
export const indicatorsInvariants: readonly Invariant[] = [coursesAreTold];

const telling: ReadonlySet<string> = new Set(keepFeedbackCourse.map(({ to }) => to));

function coursesIn(facts: readonly RecordedFact[]): string[] {
  const told = facts
    .filter(({ type }) => telling.has(type))
    .map(({ at, type, data }) => {
      const feedback = data.feedback as Omit<KeptFact, 'at' | 'fact'>;
      return { ...feedback, at, fact: type.slice('feedback.'.length) };
    });
  return told.toSorted((a, b) => a.version - b.version).map(written);
}

const written = ({ version, fact, at, state, kind, handlingAgencyId, dueAt }: KeptFact): string =>
  [
    version,
    fact,
    new Date(at).toISOString(),
    state,
    kind ?? 'of no kind',
    handlingAgencyId,
    new Date(dueAt).toISOString(),
  ].join(' ');
