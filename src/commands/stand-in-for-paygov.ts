import type { Config } from '#platform/config';
import { startPaygovSimulator } from '../../simulators/paygov/start-paygov-simulator.ts';

interface StandIn {
  /** The settings with the simulator as the payment gateway. */
  readonly config: Config;
  readonly stop: () => Promise<void>;
}

/** Starts the PayGov simulator for a demonstration that has no gateway of its own; nothing otherwise. */
export async function standInForPaygov(config: Config): Promise<StandIn | undefined> {
  if (!config.demo || config.paygov) return undefined;
  const { url, stop } = await startPaygovSimulator({ production: config.production });
  return { config: { ...config, paygov: { url, site: url, token: undefined } }, stop };
}
