import { keepFile, type ReceivedFile } from '#modules/papers';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { addFilesToPaper, listRequiredPapers } from '../required-paper-store.ts';

/**
 * Keeps the scans of one paper that was handed in: its number of files is its number of originals (Điều 8, TT
 * 01/2023/TT-VPCP). They lie with the agency that scanned, receiving or handling, and the other reads them.
 */
export async function digitisePaper(
  act: Act,
  tools: Tools,
  ref: DossierRef,
  { ordinal, files }: { readonly ordinal: number; readonly files: readonly ReceivedFile[] },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.digitise');
  const paper = (await listRequiredPapers(act.tx, dossier)).find((one) => one.ordinal === ordinal);
  if (!paper) throw new Refusal('dossier.paper_unknown', {}, 404);
  if (files.length === 0) throw new Refusal('dossier.no_file_chosen', {}, 422);
  const agencies = [dossier.agencyId, dossier.handlingAgencyId];
  const agencyId = agencies.find((id) => act.who.agencies.includes(id)) ?? dossier.agencyId;
  const readers = [...new Set([...agencies.filter((id) => id !== agencyId), ...dossier.partyIds])];
  const kept = [];
  for (const file of files) kept.push(await keepFile(act, tools, file, { agencyId, readers }));
  await addFilesToPaper(
    act.tx,
    dossier,
    ordinal,
    kept.map(({ id }) => id),
    'digitised',
  );
  const digitised = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.paper_digitised', digitised, { paper: paper.name, files: kept.length });
  return digitised;
}
