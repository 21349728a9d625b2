import { assertMay, type Principal } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { closeFor, insertConsultation, isOpenFor, saveShown } from '../consultation-store.ts';
import type { StoreConsulted } from '../events.ts';
import { permissions } from '../permissions.ts';
import type { StoredPaper } from '../stored-paper.ts';
import { isRestricted, listUsablePapers } from '../stored-paper-store.ts';

/** Opens the store of a person at the counter to the clerk who asks, and records that personal data were read. Throws `paper_store.restricted`. */
export async function consultStore(
  act: Act,
  { identityNumber, purpose }: { readonly identityNumber: string; readonly purpose: string },
): Promise<StoredPaper[]> {
  const { tx, who, now } = act;
  const agencyId = who.agencyId ?? '';
  assertMay(permissions, 'paper_store.consult', who, { agencyIds: [agencyId] });
  if (await isRestricted(tx, identityNumber)) throw new Refusal('paper_store.restricted');
  const by = { byId: who.id, byName: who.name };
  const consultation = { agencyId, id: newId(now), purpose, papers: 0, at: now, ...by };
  await closeFor(tx, { ...consultation, identityNumber }, now);
  await insertConsultation(tx, consultation, identityNumber);
  const papers = await listUsablePapers(tx, identityNumber, dayOf(now));
  await saveShown(tx, consultation, papers.length);
  const data = { purpose, papers: papers.length };
  await act.announce<StoreConsulted>({ type: 'paper_store.consulted', agencyId, subjectId: consultation.id, data });
  return papers;
}

/** What a clerk may give a dossier of the person whose store they have open; nothing when they have not. */
export async function listOpenStore(
  db: Db,
  who: Principal,
  { identityNumber, now }: { readonly identityNumber: string; readonly now: number },
): Promise<StoredPaper[]> {
  const by = { agencyId: who.agencyId ?? '', byId: who.id, identityNumber };
  return (await isOpenFor(db, by, now)) ? listUsablePapers(db, identityNumber, dayOf(now)) : [];
}

/** Closes the store that a clerk has open, when the person's dossier is received. */
export function closeStore({ tx, who, now }: Act, identityNumber: string): Promise<void> {
  return closeFor(tx, { agencyId: who.agencyId ?? '', byId: who.id, identityNumber }, now);
}
