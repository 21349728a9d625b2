import type { Db, Tx } from '#platform/database';
import { join, sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';

/** One step of the internal process as this dossier goes through it; pinned when the dossier was received. */
export interface Step {
  readonly ordinal: number;
  readonly name: string;
  readonly positionCode: string;
  /** Working minutes it may take; null when the procedure has no limit to divide. */
  readonly minutes: number | null;
  /** The last step, handing over, is not counted. */
  readonly counted: boolean;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly startedAt: number | null;
  readonly dueAt: number | null;
  readonly finishedAt: number | null;
  readonly note: string | null;
}

export function listSteps(db: Db, { agencyId, id }: DossierKey): Promise<Step[]> {
  return db.query<Step>(sql`
    select ordinal, name, position_code as "positionCode", minutes, counted, assignee_id as "assigneeId", assignee_name as "assigneeName",
      started_at as "startedAt", due_at as "dueAt", finished_at as "finishedAt", note
    from dossiers.step where agency_id = ${agencyId} and dossier_id = ${id} order by ordinal`);
}

export async function insertSteps(tx: Tx, { agencyId, id }: DossierKey, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(
    (
      s,
    ) => sql`(${agencyId}, ${id}, ${s.ordinal}, ${s.name}, ${s.positionCode}, ${s.minutes}, ${s.counted}, ${s.assigneeId}, ${s.assigneeName},
      ${at(s.startedAt)}, ${at(s.dueAt)}, ${at(s.finishedAt)})`,
  );
  await tx.query(sql`
    insert into dossiers.step (agency_id, dossier_id, ordinal, name, position_code, minutes, counted, assignee_id, assignee_name, started_at, due_at, finished_at)
    values ${join(rows, ', ')}`);
}

export interface StepChanges {
  readonly assigneeId?: string | null;
  readonly assigneeName?: string | null;
  readonly startedAt?: number | null;
  readonly dueAt?: number | null;
  readonly finishedAt?: number | null;
  readonly note?: string | null;
}

/** Stores the changes of one step. */
export async function saveStep(tx: Tx, { agencyId, id }: DossierKey, step: Step, changes: StepChanges): Promise<void> {
  const s = { ...step, ...changes };
  await tx.query(sql`
    update dossiers.step set assignee_id = ${s.assigneeId}, assignee_name = ${s.assigneeName}, started_at = ${at(s.startedAt)},
      due_at = ${at(s.dueAt)}, finished_at = ${at(s.finishedAt)}, note = ${s.note}
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${step.ordinal}`);
}

const at = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
