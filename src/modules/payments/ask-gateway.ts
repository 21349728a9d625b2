import { systemFor } from '#platform/access';
import type { Config } from '#platform/config';
import type { JobContext } from '#platform/jobs';
import { hearGateway } from './actions/hear-gateway.ts';
import { gatewayOf } from './gateway-of.ts';
import { getSetting } from './gateway-setting-store.ts';
import type { Verdict } from './message-store.ts';
import type { Payment } from './payment.ts';

/** Asks the gateway how an attempt stands, outside any transaction, and takes what it says; refuses with `payment.gateway_away`. */
export async function askGateway(
  config: Config,
  { read, act }: Pick<JobContext, 'read' | 'act'>,
  { agencyId, settingId, orderId, requestCode, amount }: Payment,
): Promise<Verdict | undefined> {
  const system = systemFor(agencyId);
  const setting = await read(system, (db) => getSetting(db, agencyId, settingId));
  const gateway = await gatewayOf(config, setting);
  if (!gateway) return undefined;
  const fields = await gateway.ask({ orderId, requestCode, amount });
  return act(system, (acting) =>
    hearGateway(acting, config, { agencyId, way: 'asked', fields: { orderId, ...fields } }),
  );
}
