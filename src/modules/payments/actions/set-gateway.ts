import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { type GatewayKeys, type GatewaySetting, lockKeys, unlockKeys } from '../gateway-setting.ts';
import { findSettingOn, insertSetting } from '../gateway-setting-store.ts';
import { paygovTermsOn } from '../paygov/paygov-terms.ts';
import { paymentPermissions } from '../permissions.ts';

export type GatewayWish = Pick<
  GatewaySetting,
  | 'validFrom'
  | 'isOffered'
  | 'partnerCode'
  | 'toldFields'
  | 'beneficiaryName'
  | 'beneficiaryAccount'
  | 'beneficiaryBank'
  | 'receiptForm'
  | 'receiptSeries'
> & { readonly [K in keyof GatewayKeys]?: string | undefined };

/**
 * Sets how an agency takes money online from a day on, today at the earliest. Keys left empty stay as they were. Gives its id; refuses with
 * `payment.day_over`, `payment.keys_missing` or `payment.fields_unsafe` (422).
 */
export async function setGateway(act: Act, home: string, agencyId: string, wish: GatewayWish): Promise<string> {
  assertMay(paymentPermissions, 'payments.set_up', act.who, { agencyIds: [agencyId] });
  if (wish.validFrom < dayOf(act.now)) throw new Refusal('payment.day_over', { field: 'validFrom' }, 422);
  const { neededFields } = paygovTermsOn(wish.validFrom);
  const lacking = neededFields.filter((name) => !wish.toldFields.includes(name));
  if (lacking.length > 0)
    throw new Refusal('payment.fields_unsafe', { field: 'toldFields', lacking: lacking.join(', ') }, 422);
  const place = { agencyId, id: newId() };
  const lockedKeys = await lockKeys(home, place, await keysFor(act, home, agencyId, wish));
  const { accessKey: _access, secretKey: _secret, ...kept } = wish;
  const setting = {
    ...kept,
    ...place,
    gateway: 'paygov',
    lockedKeys,
    setAt: act.now,
    setByName: act.who.name,
  } as const;
  await insertSetting(act.tx, setting, act.who.id);
  const { validFrom, isOffered } = wish;
  await act.announce({ type: 'payment.gateway_set', agencyId, subjectId: place.id, data: { validFrom, isOffered } });
  return place.id;
}

async function keysFor(act: Act, home: string, agencyId: string, wish: GatewayWish): Promise<GatewayKeys> {
  const { accessKey, secretKey } = wish;
  if (accessKey && secretKey) return { accessKey, secretKey };
  const before = await findSettingOn(act.tx, agencyId, wish.validFrom);
  if (!before) throw new Refusal('payment.keys_missing', { field: accessKey ? 'secretKey' : 'accessKey' }, 422);
  const keys = await unlockKeys(home, before);
  return { accessKey: accessKey ?? keys.accessKey, secretKey: secretKey ?? keys.secretKey };
}
