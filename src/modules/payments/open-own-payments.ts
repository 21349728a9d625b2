import { type Dossier, getDossierByCode } from '#modules/dossiers';
import { assertMay, systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Call } from '#platform/route';
import { takesMoneyOnline } from './gateway-of.ts';
import type { GatewaySetting } from './gateway-setting.ts';
import { findSettingOn } from './gateway-setting-store.ts';
import type { Payment } from './payment.ts';
import { listPayments } from './payment-store.ts';
import { paymentPermissions } from './permissions.ts';
import type { Receipt } from './receipt.ts';
import { listReceipts } from './receipt-store.ts';
import type { Refund } from './refund.ts';
import { listRefundsOf } from './refund-store.ts';

/** A dossier and all that became of its money. */
export interface MoneyOfDossier {
  readonly dossier: Dossier;
  readonly payments: readonly Payment[];
  readonly receipts: readonly Receipt[];
  readonly refunds: readonly Refund[];
}

/** What a dossier's people may see of its money; for anybody else there is no such dossier. */
export function openOwnPayments(call: Call<{ code: string }>): Promise<MoneyOfDossier> {
  return openMoney(call, (dossier) =>
    assertMay(paymentPermissions, 'payments.pay', call.who, { partyIds: dossier.partyIds }),
  );
}

/** What an agency's staff may see of it. */
export function openForStaff(call: Call<{ code: string }>): Promise<MoneyOfDossier> {
  return openMoney(call, ({ agencyId, handlingAgencyId }) =>
    assertMay(paymentPermissions, 'payments.view', call.who, { agencyIds: [agencyId, handlingAgencyId] }),
  );
}

async function openMoney(call: Call<{ code: string }>, assert: (dossier: Dossier) => void): Promise<MoneyOfDossier> {
  return call.read(async (db) => {
    const dossier = await getDossierByCode(db, call.params.code);
    call.concerns(dossier.agencyId, dossier.id);
    assert(dossier);
    const { agencyId, id } = dossier;
    const payments = await listPayments(db, agencyId, id);
    const receipts = await listReceipts(db, agencyId, id);
    return { dossier, payments, receipts, refunds: await listRefundsOf(db, agencyId, id) };
  });
}

/** How the agency of a dossier takes money online today; undefined where it does not. */
export async function offerOf(call: Call, agencyId: string): Promise<GatewaySetting | undefined> {
  const setting = await call.readAs(systemFor(agencyId), (db) => findSettingOn(db, agencyId, dayOf(call.now)));
  return takesMoneyOnline(call.tools.config, setting) ? setting : undefined;
}
