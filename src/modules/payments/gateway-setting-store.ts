import type { Day } from '#platform/clock';
import { type Db, one, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { GatewaySetting } from './gateway-setting.ts';

const columns = sql`agency_id as "agencyId", id, valid_from as "validFrom", is_offered as "isOffered", gateway, partner_code as "partnerCode",
  locked_keys as "lockedKeys", told_fields as "toldFields", beneficiary_name as "beneficiaryName",
  beneficiary_account as "beneficiaryAccount", beneficiary_bank as "beneficiaryBank", receipt_form as "receiptForm",
  receipt_series as "receiptSeries", set_at as "setAt", set_by_name as "setByName"`;

/** The setting of an agency that holds on a day. */
export function findSettingOn(db: Db, agencyId: string, day: Day): Promise<GatewaySetting | undefined> {
  return optional<GatewaySetting>(
    db,
    sql`select ${columns} from payments.gateway_setting where agency_id = ${agencyId} and valid_from <= ${day}
      order by valid_from desc, set_at desc, id desc limit 1`,
  );
}

/** Every setting of an agency, the one of the latest day first. */
export function listSettings(db: Db, agencyId: string): Promise<GatewaySetting[]> {
  return db.query<GatewaySetting>(sql`
    select ${columns} from payments.gateway_setting where agency_id = ${agencyId} order by valid_from desc, set_at desc, id desc limit 50`);
}

export function getSetting(db: Db, agencyId: string, id: string): Promise<GatewaySetting> {
  return one<GatewaySetting>(
    db,
    sql`select ${columns} from payments.gateway_setting where agency_id = ${agencyId} and id = ${id}`,
  );
}

/** Adds a setting; earlier ones stay for payments begun under them. */
export async function insertSetting(tx: Tx, s: GatewaySetting, setBy: string): Promise<void> {
  await tx.query(sql`
    insert into payments.gateway_setting (agency_id, id, valid_from, is_offered, gateway, partner_code, locked_keys, told_fields,
      beneficiary_name, beneficiary_account, beneficiary_bank, receipt_form, receipt_series, set_at, set_by, set_by_name)
    values (${s.agencyId}, ${s.id}, ${s.validFrom}, ${s.isOffered}, ${s.gateway}, ${s.partnerCode}, ${s.lockedKeys}, ${[...s.toldFields]},
      ${s.beneficiaryName}, ${s.beneficiaryAccount}, ${s.beneficiaryBank}, ${s.receiptForm}, ${s.receiptSeries}, ${new Date(s.setAt)},
      ${setBy}, ${s.setByName})`);
}
