import type { ProcedureVersion } from './procedure-version.ts';

/** Whether a procedure is repealed on a day: a repeal may be announced before it takes effect. */
export function isRepealedOn({ status, repeal }: Pick<ProcedureVersion, 'status' | 'repeal'>, day: string): boolean {
  return status === 'repealed' && (repeal?.on === undefined || repeal.on <= day);
}
