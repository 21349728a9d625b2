import { dayOf } from '#platform/clock';
import type { Config } from '#platform/config';
import type { PaymentGateway } from './gateway.ts';
import { type GatewaySetting, unlockKeys } from './gateway-setting.ts';
import { paygovAt } from './paygov/paygov-gateway.ts';
import { paygovTermsOn } from './paygov/paygov-terms.ts';

/** Whether the product reaches a gateway at all, and the agency takes money through it. */
export const takesMoneyOnline = (config: Config, setting: GatewaySetting | undefined): setting is GatewaySetting =>
  config.paygov !== undefined && setting?.isOffered === true;

/** The gateway of an agency by one of its settings; undefined where the product reaches none. */
export async function gatewayOf(
  config: Pick<Config, 'home' | 'paygov'>,
  setting: GatewaySetting,
): Promise<PaymentGateway | undefined> {
  if (!config.paygov) return undefined;
  const keys = await unlockKeys(config.home, setting);
  const { partnerCode, toldFields, setAt } = setting;
  return paygovAt({ ...config.paygov, ...keys, partnerCode, toldFields, terms: paygovTermsOn(dayOf(setAt)) });
}
