import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { root } from '#platform/root';

/** What takes longest, half a minute down to some ten seconds, in this order: the last file to begin must be a short one. */
export const longest: readonly string[] = [
  'test/ground/runbooks.test.ts',
  'src/modules/papers/hostile-files.test.ts',
  'trust/restore.test.ts',
  'test/walls/every-route.test.ts',
  'test/journeys/digitising.test.ts',
  'test/ground/files-in-bucket.test.ts',
  'src/modules/statistics/figures.property.test.ts',
  'test/ground/restore.test.ts',
  'test/browser/citizen.test.ts',
  'src/platform/pages/page-engine.test.ts',
  'test/browser/signing.test.ts',
  'trust/full-disk.test.ts',
  'src/modules/indicators/indicators.property.test.ts',
  'trust/restart.test.ts',
  'test/browser/counter.test.ts',
  'trust/durability.test.ts',
  'test/browser/digitising.test.ts',
  'test/browser/paper-store.test.ts',
  'src/modules/identity/pages/staff-sign-in/staff-sign-in.test.ts',
  'src/modules/signatures/judging/hostile-files.test.ts',
  'trust/killed.test.ts',
  'test/browser/leader.test.ts',
  'test/browser/reports.test.ts',
  'src/modules/signatures/judging/judge-bytes.test.ts',
  'trust/faults.test.ts',
  'test/walls/hostile-input.test.ts',
  'src/ui/in-browser.test.ts',
  'trust/clock.test.ts',
  'src/modules/dossiers/remembered-worklist.test.ts',
];

/** Where a file stands among the longest; all others come after them. */
function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.indexOf(relative(root, moduleId));
  return place < 0 ? longest.length : place;
}

/** Begins with the files that take longest, on a machine that has never run them too; the rest as Vitest would have it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
