import type { FeedbackFact } from '#modules/feedback';
import type { Act } from '#platform/journal';
import { sql } from '#platform/sql';

/** Adds how feedback stands after a fact. */
export async function insertFeedbackCourse({ tx, who, now }: Act, { type, data }: FeedbackFact): Promise<void> {
  const { agencyId, id, version, code, state, kind, handlingAgencyId, dueAt } = data.feedback;
  const fact = type.slice('feedback.'.length);
  const satisfied = 'satisfied' in data ? data.satisfied : null;
  await tx.query(sql`
    insert into indicators.feedback_course (agency_id, feedback_id, version, at, fact, code, state, kind, handling_agency_id, due_at, told_by_agency_id, satisfied)
    values (${agencyId}, ${id}, ${version}, ${new Date(now)}, ${fact}, ${code}, ${state}, ${kind}, ${handlingAgencyId}, ${new Date(dueAt)},
      ${who.agencyId ?? agencyId}, ${satisfied})`);
}
