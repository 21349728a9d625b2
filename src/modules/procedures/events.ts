import type { Fact } from '#platform/journal';
import type { Adjustment } from './adjustment.ts';

/** An agency entered its internal process or limit for a procedure. */
export type ProcedureAdjusted = Fact<'procedures.adjusted', Adjustment & { code: string }>;
