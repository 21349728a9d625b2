import type { Config } from '#platform/config';
import { startNationalPortalSimulator } from '../../simulators/national-portal/start-national-portal-simulator.ts';
import { findPortalAccount } from '../demonstration/portal-account.ts';
import type { Running } from './running.ts';

/**
 * Starts the stand-in for the National Portal that the communes of a demonstration tell, where they were connected to it;
 * nothing otherwise. When somebody else has its port by now the portal is away, as the pages say.
 */
export async function standInForPortal(
  { demo, production, home }: Config,
  log: (message: string, error?: unknown) => void,
): Promise<Running | undefined> {
  const account = demo ? await findPortalAccount(home) : undefined;
  if (!account) return undefined;
  try {
    const { stop } = await startNationalPortalSimulator({ ...account, production });
    return { name: 'national portal', stop };
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    log(`the simulator of the national portal finds port ${account.port} in use`, error);
    return undefined;
  }
}
