import type { Act } from '#platform/journal';
import { keepReport, type ReportToSend } from './keep-report.ts';

/** Keeps the report of the asker's agency, with the dossiers behind it. Refuses as `keepReport` does. */
export const sendReport = (act: Act, report: ReportToSend): Promise<string> =>
  keepReport(act, 'statistics.send', report);
