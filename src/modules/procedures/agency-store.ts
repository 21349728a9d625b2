import { type Db, optional, type Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sql } from '#platform/sql';
import type { ProcessStep } from './internal-process.ts';
import type { LocalRule } from './local-rule.ts';

/** Of which procedure, in which agency, and on which day one asks. */
export interface Where {
  agencyId: string;
  code: string;
  day: string;
}

/** What an agency decides, who decided it, when (milliseconds), and by which decision. */
export interface Decision extends Where {
  by: string;
  at: number;
  legalRef: string;
}

/** What the agency decided about the procedure and holds on the day; absent when it follows the catalogue. */
export async function findLocalRule(db: Db, { agencyId, code, day }: Where): Promise<LocalRule | undefined> {
  const row = await optional<Omit<LocalRule, 'limit'> & { unit: null; amount: null }>(
    db,
    sql`
    select is_received as "isReceived", limit_unit as unit, limit_amount as amount, legal_ref as "legalRef",
      valid_from as "validFrom"
    from procedures.local_rule
    where agency_id = ${agencyId} and procedure_code = ${code} and valid_from <= ${day}
      and (valid_to is null or valid_to > ${day})`,
  );
  if (!row) return undefined;
  const { unit, amount, ...rule } = row;
  return unit === null || amount === null ? rule : { ...rule, limit: { unit, amount } };
}

/** Lets a rule hold from the decision's day on, in place of the one before. */
export async function replaceLocalRule(
  tx: Tx,
  decision: Decision,
  rule: Pick<LocalRule, 'isReceived' | 'limit'>,
): Promise<void> {
  const { agencyId, code, day, by, at, legalRef } = decision;
  await tx.query(sql`
    update procedures.local_rule set valid_to = greatest(valid_from, ${day}::date)
    where agency_id = ${agencyId} and procedure_code = ${code} and valid_to is null`);
  await tx.query(sql`
    insert into procedures.local_rule (agency_id, id, procedure_code, valid_from, is_received, limit_unit, limit_amount,
      legal_ref, decided_at, decided_by)
    values (${agencyId}, ${newId(at)}, ${code}, ${day}, ${rule.isReceived}, ${rule.limit?.unit ?? null},
      ${rule.limit?.amount ?? null}, ${legalRef}, ${new Date(at)}, ${by})`);
}

/** The agency's own steps that hold on the day; absent when it works by the default ones. */
export async function findOwnProcess(db: Db, { agencyId, code, day }: Where): Promise<OwnProcess | undefined> {
  return optional<OwnProcess>(
    db,
    sql`
    select steps, legal_ref as "legalRef", valid_from as "validFrom" from procedures.own_process
    where agency_id = ${agencyId} and procedure_code = ${code} and valid_from <= ${day}
      and (valid_to is null or valid_to > ${day})`,
  );
}

export interface OwnProcess {
  steps: ProcessStep[];
  legalRef: string;
  validFrom: string;
}

/** Lets steps hold from the decision's day on, in place of those before; null goes back to the default ones. */
export async function replaceOwnProcess(
  tx: Tx,
  decision: Decision,
  steps: readonly ProcessStep[] | null,
): Promise<void> {
  const { agencyId, code, day, by, at, legalRef } = decision;
  await tx.query(sql`
    update procedures.own_process set valid_to = greatest(valid_from, ${day}::date)
    where agency_id = ${agencyId} and procedure_code = ${code} and valid_to is null`);
  if (steps === null) return;
  await tx.query(sql`
    insert into procedures.own_process (agency_id, id, procedure_code, valid_from, steps, legal_ref, decided_at, decided_by)
    values (${agencyId}, ${newId(at)}, ${code}, ${day}, ${JSON.stringify(steps)}::jsonb, ${legalRef}, ${new Date(at)}, ${by})`);
}
