import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { listYearTables } from './calendar-store.ts';
import { type TableWarning, tablesToPublish } from './holiday-table.ts';

/** The holiday tables of an agency that somebody must see to now (milliseconds): for leaders and administrators. */
export async function listTableWarnings(db: Db, agencyId: string, now: number): Promise<TableWarning[]> {
  return tablesToPublish(await listYearTables(db, agencyId), dayOf(now));
}
