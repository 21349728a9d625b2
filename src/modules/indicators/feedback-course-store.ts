import type { FeedbackFact } from '#modules/feedback';
import type { Db } from '#platform/database';
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

/** How feedback stood after a fact. Instants are milliseconds. */
export interface KeptFact {
  readonly version: number;
  /** The fact without the name of its module. */
  readonly fact: string;
  readonly at: number;
  readonly state: string;
  readonly kind: string | null;
  readonly handlingAgencyId: string;
  readonly dueAt: number;
}

/** What is kept of each of some feedback of an agency, in the order of the facts; feedback without any is absent. */
export async function listFeedbackCourses(
  db: Db,
  agencyId: string,
  feedbackIds: readonly string[],
): Promise<Map<string, KeptFact[]>> {
  const rows = await db.query<KeptFact & { feedbackId: string }>(sql`
    select feedback_id as "feedbackId", version, fact, at, state, kind, handling_agency_id as "handlingAgencyId", due_at as "dueAt"
    from indicators.feedback_course
    where agency_id = ${agencyId} and feedback_id = any (${feedbackIds}::uuid[]) order by version`);
  return Map.groupBy(rows, ({ feedbackId }) => feedbackId);
}
