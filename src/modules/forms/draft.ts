import type { Answers } from './form-definition.ts';

/** What a citizen has filled in and not yet filed; it waits for them on every device and survives sign-out. */
export interface Draft {
  readonly id: string;
  readonly procedureCode: string;
  readonly receivingAgencyId: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly answers: Answers;
  /** What the module of the filing keeps besides: where to file, how to be handed the result. Never read here. */
  readonly choices: Readonly<Record<string, unknown>>;
  /** The page of the filing on which the person stopped. */
  readonly step: string;
  /** Milliseconds. */
  readonly begunAt: number;
  /** Milliseconds. */
  readonly savedAt: number;
}

/** One person keeps at most so many drafts: enough for anybody, and nobody can fill the disk. */
export const mostDrafts = 50;
