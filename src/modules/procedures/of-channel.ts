import type { ChannelName, Fee, ProcedureVersion, TimeLimit } from './procedure-version.ts';
import { isSameLimit } from './read-time-limit.ts';

/**
 * The statutory limit of a dossier filed through `channel`: the record's, or, when the record states none, the one limit
 * that this channel states. Where they contradict each other there is none: an officer decides.
 */
export function limitFor(version: ProcedureVersion, channel: ChannelName): TimeLimit {
  const { timeLimit } = version;
  const own = version.channels
    .filter((one) => one.channel === channel)
    .flatMap((one) => (one.timeLimit && one.timeLimit.unit !== 'none' ? [one.timeLimit] : []));
  const [first] = own;
  if (!first) return timeLimit;
  const agreed = timeLimit.unit === 'none' ? first : timeLimit;
  if (own.every((one) => isSameLimit(one, agreed))) return agreed;
  return { unit: 'none', amount: 0, extension: '', raw: timeLimit.raw, because: 'unreadable' };
}

/** The fees of a dossier filed through `channel`: those the channel states in đồng, else the record's. */
export function feesFor(version: ProcedureVersion, channel: ChannelName): Fee[] {
  const own = version.channels.filter((one) => one.channel === channel).flatMap((one) => one.fees ?? []);
  const stated = own.filter((fee) => fee.amount !== undefined);
  if (stated.length > 0) return stated.filter((fee, i) => stated.findIndex((one) => one.raw === fee.raw) === i);
  return version.fees.length > 0 ? version.fees : own;
}
