import { assertMay } from '#platform/access';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { PaperPutIn } from '../events.ts';
import { permissions } from '../permissions.ts';
import { kindOfName, knownPaper, type StoredPaper, validUntil } from '../stored-paper.ts';
import { insertStoredPaper, replaceEarlier } from '../stored-paper-store.ts';

/** What is said of a paper that goes into the store; a kind that is not given is taken from its name. */
export type PaperToPutIn = Omit<
  StoredPaper,
  'id' | 'kind' | 'validUntil' | 'state' | 'stateSince' | 'stateReason' | 'stateByName' | 'putInAt' | 'putInByName'
> & { readonly kind?: string | undefined };

/** Puts a paper into the store of the person with this identity number; the same source a second time changes nothing. */
export async function putInPaper(act: Act, paper: PaperToPutIn): Promise<void> {
  const { who, now } = act;
  assertMay(permissions, 'paper_store.put_in', who, { agencyIds: [paper.agencyId] });
  const kind = (knownPaper(paper.kind ?? '') ?? kindOfName(paper.name))?.kind ?? null;
  const stored: StoredPaper = {
    ...paper,
    id: newId(now),
    kind,
    validUntil: validUntil(kind, paper.issuedOn),
    state: 'in_force',
    stateSince: now,
    stateReason: null,
    stateByName: null,
    putInAt: now,
    putInByName: who.name,
  };
  if (!(await insertStoredPaper(act.tx, stored))) return;
  if (stored.ordinal !== null) await replaceEarlier(act.tx, stored, now);
  const { agencyId, id, partyIds, name, origin, dossierCode } = stored;
  const data = { name, origin, dossierCode };
  await act.announce<PaperPutIn>({ type: 'paper_store.put_in', agencyId, subjectId: id, readers: partyIds, data });
}
