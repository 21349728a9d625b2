import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { insertMail, type NewMail } from './mail-store.ts';

/** Puts a letter into the outbox and has it sent once this transaction is committed. */
export async function putIntoOutbox(act: Act, mail: Omit<NewMail, 'id'>): Promise<void> {
  const id = newId(act.now);
  await insertMail(act.tx, { ...mail, id }, act.now);
  await act.enqueue({ task: 'notifications.send_mail', payload: { agencyId: mail.agencyId, id } });
}
