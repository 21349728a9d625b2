import type { CountedAgency } from './agency-store.ts';
import type { Report } from './report-ii06a.ts';
import { type CellChange, changedCells, type ReportedAgency } from './reported-agency.ts';

/** A report that an agency sent of its own. */
export interface OwnReport {
  readonly agencyId: string;
  readonly id: string;
  readonly report: Report;
}

/** How what agencies reported of their own stands to what was counted of them. */
export interface OwnReports {
  /** How many could have sent one. */
  readonly asked: number;
  /** Those that sent nothing. */
  readonly missing: readonly CountedAgency[];
  readonly differing: readonly DifferingReport[];
}

export interface DifferingReport {
  readonly agency: CountedAgency;
  readonly reportId: string;
  /** The cells that say otherwise: what the agency sent (`was`), and what was counted (`now`). */
  readonly cells: readonly CellChange[];
}

/** Holds the report that each agency sent of its own against what was counted of it. */
export function compareOwnReports(
  agencies: readonly CountedAgency[],
  reports: readonly OwnReport[],
  counted: readonly ReportedAgency[],
): OwnReports {
  const sent = new Map(reports.map((each) => [each.agencyId, each]));
  const differing = agencies.flatMap((agency) => {
    const own = sent.get(agency.id);
    if (!own) return [];
    const ofIt = counted.filter(({ agencyId }) => agencyId === agency.id);
    const cells = changedCells([reportedBy(own)], ofIt, () => agency.level);
    return cells.length === 0 ? [] : [{ agency, reportId: own.id, cells }];
  });
  return { asked: agencies.length, missing: agencies.filter(({ id }) => !sent.has(id)), differing };
}

const reportedBy = ({ agencyId, report }: OwnReport): ReportedAgency => ({
  agencyId,
  fields: report.lines.filter((line) => line.kind === 'field'),
});
