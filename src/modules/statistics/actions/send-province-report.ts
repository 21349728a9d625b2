import { getAgency } from '#modules/organisation';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { keepReport, type ReportToSend } from './keep-report.ts';

/** Keeps the report of the asker's province, with what each agency in it had. Refuses as `keepReport` does, and for no province. */
export async function sendProvinceReport(act: Act, report: ReportToSend): Promise<string> {
  const { level } = await getAgency(act.tx, report.agencyId);
  if (level !== 'province') throw new Refusal('report.not_of_province');
  return keepReport(act, 'statistics.send_province', report);
}
