import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { startTimeStampSimulator } from '../../simulators/time-stamp/start-time-stamp-simulator.ts';
import { findTimeStampKey } from '../demonstration/time-stamp-key.ts';

interface StandIn {
  /** The settings with the simulator as the time-stamp authority. */
  readonly config: Config;
  readonly stop: () => Promise<void>;
}

/** Starts the time-stamp simulator for a demonstration that has no authority of its own; nothing otherwise. */
export async function standInForTimeStamps(config: Config): Promise<StandIn | undefined> {
  const key = config.demo && !config.tsaUrl ? await findTimeStampKey(config.home) : undefined;
  if (!key) return undefined;
  const { url, stop } = await startTimeStampSimulator(key, systemClock.now);
  return { config: { ...config, tsaUrl: url }, stop };
}
