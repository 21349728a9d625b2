import type { Db } from '#platform/database';
import { type DossierKey, getDossier } from './dossier-store.ts';

/** The e-mail addresses of a dossier's submitter and owner, each once. */
export async function contactsOf(db: Db, key: DossierKey): Promise<{ readonly emails: readonly string[] }> {
  const { parties } = await getDossier(db, key);
  const emails = [parties.submitter.email, parties.owner.email].filter((email): email is string => email !== undefined);
  return { emails: [...new Set(emails)] };
}
