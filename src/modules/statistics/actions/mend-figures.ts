import type { Act } from '#platform/journal';
import { countAnew, countDifferences, holdCounting } from '../daily-figure-store.ts';

/** Counts every dossier of an agency anew where its figures differ from that; says how many rows of them differed. */
export async function mendFigures(act: Act, agencyId: string): Promise<number> {
  await holdCounting(act.tx, agencyId, act.now);
  const differing = await countDifferences(act.tx, agencyId);
  if (differing > 0) await countAnew(act.tx, agencyId);
  return differing;
}
