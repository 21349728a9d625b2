import type { PortalRecord } from '#modules/dossiers';
import {
  agencyCodeShape,
  dayOfStatus,
  digitsOfIdentity,
  type PortalRule,
  type PortalRuleKey,
  portalRules,
  procedureCodeShape,
  statusesWithLimit,
  statusesWithResult,
} from '../../../reference/indicators/portal-rules.ts';

/** Whether a record breaks a rule. A status that stands for something else is not told by the record: it is derived. */
const breaks: Readonly<Record<PortalRuleKey, (record: PortalRecord) => boolean>> = {
  agency_code_missing: ({ agencyCode }) => !agencyCodeShape.test(agencyCode),
  dossier_code_of_other_agency: ({ code, agencyCode }) => !code.startsWith(`${agencyCode}-`),
  procedure_code_not_national: ({ procedureCode }) => !procedureCodeShape.test(procedureCode),
  identity_missing: ({ ownerKind, ownerNumberShape }) =>
    ownerKind === 'person' && !(/^#+$/.test(ownerNumberShape) && digitsOfIdentity.includes(ownerNumberShape.length)),
  tax_code_missing: ({ ownerKind, hasTaxCode }) => ownerKind === 'organisation' && !hasTaxCode,
  limit_missing: ({ status, promisedAt }) => statusesWithLimit.includes(status) && promisedAt === null,
  result_missing: ({ status, outcome, hasElectronicResult }) =>
    statusesWithResult.includes(status) && outcome === 'settled' && !hasElectronicResult,
  status_without_day: (record) => {
    const day = dayOfStatus[record.status];
    return day !== undefined && record[day] === null;
  },
};

/** The rules a record breaks of those in force on a day, in their order. */
export function rejectionsOf(
  record: PortalRecord,
  day: string,
  rules: readonly PortalRule[] = portalRules,
): PortalRule[] {
  return rules.filter(({ key, validFrom }) => validFrom <= day && breaks[key](record));
}

/** One dossier that would be rejected, with every rule it breaks. */
export interface Rejected {
  readonly record: PortalRecord;
  readonly rules: readonly PortalRule[];
}
