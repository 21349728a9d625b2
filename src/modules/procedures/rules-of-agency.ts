import type { Db } from '#platform/database';
import { findLocalRule, findOwnProcess, type Where } from './agency-store.ts';
import { deskOf } from './desk.ts';
import { defaultProcess, type ProcessStep } from './internal-process.ts';
import type { LocalRule } from './local-rule.ts';
import { limitFor } from './of-channel.ts';
import type { ChannelName, ProcedureVersion, TimeLimit } from './procedure-version.ts';

/** How an agency settles a procedure on a day: both limits, and the steps with where they come from. */
export interface RulesOfAgency {
  isReceived: boolean;
  statutoryLimit: TimeLimit;
  localLimit?: Required<LocalRule>['limit'] & { legalRef: string };
  steps: ProcessStep[];
  /** The decision that set the steps; absent for the default ones. */
  processRef?: string;
}

/**
 * The limits and steps under which a dossier filed through `channel` is settled. Lateness counts by the statutory limit;
 * the local one, when the agency cut it, is what is promised and warned of.
 */
export async function rulesOfAgency(
  db: Db,
  version: ProcedureVersion,
  { channel, ...where }: Omit<Where, 'code'> & { channel: ChannelName },
): Promise<RulesOfAgency> {
  const place = { ...where, code: version.code };
  const rule = await findLocalRule(db, place);
  const own = await findOwnProcess(db, place);
  const statutoryLimit = limitFor(version, channel);
  return {
    isReceived: rule?.isReceived ?? true,
    statutoryLimit,
    ...(rule?.limit && { localLimit: { ...rule.limit, legalRef: rule.legalRef } }),
    steps: own?.steps ?? defaultProcess(rule?.limit ?? statutoryLimit, deskOf(version)),
    ...(own && { processRef: own.legalRef }),
  };
}
