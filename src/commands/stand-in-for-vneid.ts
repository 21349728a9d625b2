import type { Config } from '#platform/config';
import { startVneidSimulator } from '../../simulators/vneid/start-vneid-simulator.ts';
import { citizens } from '../demonstration/people.ts';

interface StandIn {
  /** The settings with the simulator as the provider of identities. */
  readonly config: Config;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the VNeID simulator for a demonstration that has no provider of its own; nothing otherwise. The simulator
 * answers on loopback, so it serves browsers on this machine, by whichever name they know it.
 */
export async function standInForVneid(config: Config): Promise<StandIn | undefined> {
  if (!config.demo || config.oidc) return undefined;
  const { port } = new URL(config.publicUrl);
  const here = ['localhost', '127.0.0.1'].map((name) => `http://${name}${port && `:${port}`}`);
  const { stop, ...oidc } = await startVneidSimulator({
    port: 0,
    redirectUris: [...new Set([config.publicUrl, ...here])].map((origin) => `${origin}/dang-nhap/dinh-danh/tro-ve`),
    people: citizens,
    production: config.production,
  });
  return { config: { ...config, oidc }, stop };
}
