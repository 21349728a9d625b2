import type { Db } from '#platform/database';
import { listAgenciesWithin } from '../../agency-store.ts';
import { compareOwnReports, type OwnReports } from '../../own-reports.ts';
import type { Period } from '../../period.ts';
import type { ReportedAgency } from '../../reported-agency.ts';
import { listOwnReports } from '../../sent-report-store.ts';

/** What the agencies of a province sent of their own for a period, beside what was counted of them; of those in being in it. */
export async function readOwnReports(
  db: Db,
  provinceId: string,
  period: Pick<Period, 'key' | 'from' | 'to'>,
  counted: readonly ReportedAgency[],
): Promise<OwnReports> {
  const below = counted.map(({ agencyId }) => agencyId).filter((id) => id !== provinceId);
  const [agencies, reports] = await Promise.all([
    listAgenciesWithin(db, below, period),
    listOwnReports(db, below, period.key),
  ]);
  return compareOwnReports(agencies, reports, counted);
}
