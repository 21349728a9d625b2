import { findPerson } from '#modules/identity';
import { assertMay, type Resource } from '#platform/access';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { isOpenFor } from '../consultation-store.ts';
import { openFilesJobFor } from '../jobs/open-files-job.ts';
import { permissions } from '../permissions.ts';
import { insertReuse } from '../reuse-store.ts';
import { isUsable, type StoredPaper, type StoredPaperKey } from '../stored-paper.ts';
import { findStoredPaper, isRestricted } from '../stored-paper-store.ts';

/** The dossier that is given stored papers. */
export interface ReusingDossier {
  readonly agencyId: string;
  readonly id: string;
  readonly code: string;
  readonly handlingAgencyId: string;
  readonly partyIds: readonly string[];
}

/**
 * Writes down that a dossier was given a stored paper, and lets those concerned by the dossier read its files. Throws
 * `paper_store.not_usable` when it was withdrawn or ran out meanwhile, and `paper_store.not_offered` unless the person
 * themselves chooses it, or a clerk who has their store open.
 */
export async function reusePaper(
  act: Act,
  dossier: ReusingDossier,
  ordinal: number,
  key: StoredPaperKey,
): Promise<void> {
  const resource: Resource = { agencyIds: [dossier.agencyId] };
  assertMay(permissions, 'paper_store.reuse', act.who, resource);
  const paper = await findStoredPaper(act.tx, key);
  if (!paper || !(await isOfferedTo(act, paper))) throw new Refusal('paper_store.not_offered');
  if (await isRestricted(act.tx, paper.identityNumber)) throw new Refusal('paper_store.restricted');
  if (!isUsable(paper, dayOf(act.now))) throw new Refusal('paper_store.not_usable', { name: paper.name });
  const { agencyId, id: dossierId, code: dossierCode, handlingAgencyId } = dossier;
  const reuse = {
    ...{ agencyId, dossierId, ordinal, handlingAgencyId, dossierCode, at: act.now },
    ...{ paperAgencyId: paper.agencyId, paperId: paper.id, byId: act.who.id || null, byName: act.who.name },
  };
  await insertReuse(act.tx, reuse, paper.identityNumber);
  await act.enqueue(openFilesJobFor(paper, [agencyId, handlingAgencyId, ...dossier.partyIds]));
}

async function isOfferedTo({ tx, who, now }: Act, { identityNumber }: StoredPaper): Promise<boolean> {
  if (who.kind === 'citizen') return (await findPerson(tx, who.id))?.identityNumber === identityNumber;
  return isOpenFor(tx, { agencyId: who.agencyId ?? '', byId: who.id, identityNumber }, now);
}
