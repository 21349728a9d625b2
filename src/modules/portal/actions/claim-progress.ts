import { type DossierInFact, nationalStatusOf } from '#modules/dossiers';
import { getAgency } from '#modules/organisation';
import { type Act, listFactsOfMany, type RecordedFact } from '#platform/journal';
import { messages } from '../messages.ts';
import type { ProgressStep } from '../portal-message.ts';
import type { ToldDossier } from '../told-dossier.ts';
import { lockBehindInProgress, saveProgress } from '../told-dossier-store.ts';

/** The steps of one dossier's course that the portal does not know. */
export interface CourseToTell {
  readonly told: ToldDossier;
  readonly steps: readonly ProgressStep[];
}

/** From how many dossiers steps are taken at once. */
const atOnce = 20;

/**
 * Takes the steps of dossiers that the portal has, up to the version it has of each. They count as told before they leave:
 * the portal cannot be asked about a step, and one is not told twice.
 */
export async function claimProgress(act: Act, agencyId: string): Promise<CourseToTell[]> {
  const behind = await lockBehindInProgress(act.tx, agencyId, atOnce);
  if (behind.length === 0) return [];
  const facts = await listFactsOfMany(
    act.tx,
    agencyId,
    behind.map(({ dossierId }) => dossierId),
  );
  const names = new Map<string, string>();
  for (const { handlingAgencyId: id } of behind) if (!names.has(id)) names.set(id, (await getAgency(act.tx, id)).name);
  for (const told of behind) await saveProgress(act.tx, told, told.toldVersion);
  return behind.map((told) => ({
    told,
    steps: stepsOf(told, facts.get(told.dossierId) ?? [], names.get(told.handlingAgencyId) ?? ''),
  }));
}

/** What staff and the system did with it since; what citizens do is no step of an officer. */
function stepsOf(told: ToldDossier, facts: readonly RecordedFact[], agencyName: string): ProgressStep[] {
  const { facts: words } = messages('vi');
  return facts.flatMap(({ type, at, actorKind, actorName, data }) => {
    const dossier = data.dossier as DossierInFact | undefined;
    const says = words[type];
    if (!dossier || !says || !['staff', 'system'].includes(actorKind)) return [];
    if (dossier.version <= told.progressVersion || dossier.version > told.toldVersion) return [];
    const { version, promisedAt } = dossier;
    const step = { code: told.code, version, byName: actorName, at, words: says, promisedAt, agencyName };
    return [{ ...step, status: nationalStatusOf(dossier) }];
  });
}
