import { type ReportRule, reportRules } from '../../../reference/statistics/report-rules.ts';

export type { ReportRule };

/** The rule in force on a day for an agency with this code; the later in the list rules. */
export function reportRuleFor(day: string, agencyCode: string, rules: readonly ReportRule[] = reportRules): ReportRule {
  const fits = ({ validFrom, province }: ReportRule) =>
    validFrom <= day && (province === undefined || agencyCode === province || agencyCode.startsWith(`${province}.`));
  return rules.findLast(fits) ?? rules[0]!;
}

/** The outcomes that do not count, neither as received nor as settled. */
export function leftOutBy({ refused, withdrawn }: Pick<ReportRule, 'refused' | 'withdrawn'>): readonly string[] {
  return [
    ...(refused === 'left_out' ? ['settlement_refused'] : []),
    ...(withdrawn === 'left_out' ? ['withdrawn', 'lapsed'] : []),
  ];
}
