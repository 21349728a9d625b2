import type { Principal } from './access.ts';
import { type Db, optional, type Tx } from './database.ts';
import { Refusal } from './errors.ts';
import { isId } from './identifiers.ts';
import type { FormFields } from './route.ts';
import { sql } from './sql.ts';

/** The form was acted on before; the browser is led to where its result is. */
export class FormAlreadyActedOn extends Error {
  readonly nonce: string;
  readonly location: string;

  constructor(nonce: string, location: string) {
    super('form already acted on');
    this.nonce = nonce;
    this.location = location;
  }
}

/** The header that names the receipt of what was acted on; `GET /receipts/:nonce` tells later what became of it. */
export const receiptHeader = 'x-receipt-id';

/** Takes the form's nonce, so that nobody acts on the form again; a second sender waits here for the first to finish. */
export async function takeReceipt(tx: Tx, form: FormFields, who: Principal, now: number): Promise<string> {
  const nonce = String(form._nonce ?? '');
  if (!isId(nonce)) throw new Refusal('form.without_nonce', {}, 400);
  const taken = await tx.query(sql`
    insert into platform.form_receipt (nonce, actor_id, location, at) values (${nonce}, ${who.id || null}, '', ${new Date(now)})
    on conflict (nonce) do nothing returning nonce`);
  if (taken.length === 0) throw await alreadyActedOn(tx, nonce, who);
  return nonce;
}

/** Throws as {@link takeReceipt} does for a form that was acted on before, and takes nothing. */
export async function assertNotActedOn(db: Db, form: FormFields, who: Principal): Promise<void> {
  const nonce = String(form._nonce ?? '');
  if (isId(nonce) && (await findReceipt(db, nonce))) throw await alreadyActedOn(db, nonce, who);
}

/** Only whoever acted is led to the result: its address may say more than another person may know. */
async function alreadyActedOn(db: Db, nonce: string, who: Principal): Promise<Error> {
  const receipt = await findReceipt(db, nonce);
  if (receipt && receipt.actorId !== (who.id || null)) return new Refusal('form.used_by_another');
  return new FormAlreadyActedOn(nonce, receipt?.location ?? '/');
}

/** Notes where the result of the form is seen. */
export async function keepReceipt(tx: Tx, nonce: string, location: string): Promise<void> {
  await tx.query(sql`update platform.form_receipt set location = ${location} where nonce = ${nonce}`);
}

/** What became of a form, by its nonce: absent when it was never acted on. */
export function findReceipt(db: Db, nonce: string): Promise<{ location: string; actorId: string | null } | undefined> {
  return optional(db, sql`select location, actor_id as "actorId" from platform.form_receipt where nonce = ${nonce}`);
}

/** Deletes that forms were acted on before an instant (milliseconds). */
export async function removeReceiptsBefore(tx: Tx, before: number): Promise<void> {
  await tx.query(sql`delete from platform.form_receipt where at < ${new Date(before)}`);
}
