import type { DeadlineRule } from '#modules/calendar';

/** What a dossier takes over from its procedure when it is handed in, and keeps whatever becomes of the procedure. */
export interface ProcedureTerms {
  readonly versionId: string;
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly deadlineRule: DeadlineRule;
  readonly steps: readonly ProcedureStep[];
  readonly resultName: string;
}

export interface ProcedureStep {
  readonly name: string;
  readonly positionCode: string;
  readonly minutes: number | null;
  readonly counted: boolean;
}
