import { beginDigitising, type Digitisation, type OriginalForm } from '#modules/digitisation';
import { canPreview, isOpen, keepFile, listFiles, type PaperFile, type ReceivedFile } from '#modules/papers';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { agenciesOf, type Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { addFilesToPaper, type DossierPaper, listRequiredPapers } from '../required-paper-store.ts';

/** What lies on the desk: which paper of the dossier, of which kind, how many. */
export interface OnDesk {
  readonly ordinal: number;
  readonly originalForm: OriginalForm;
  readonly originals: number;
}

/**
 * Keeps the scans of one paper that was handed in, as they came, and begins to make a searchable one of those that can be
 * looked at. They lie with the agency that scanned, receiving or handling, and the other reads them. Nothing is begun when
 * there is none to look at, such as a Word file.
 */
export async function digitisePaper(
  act: Act,
  tools: Tools,
  ref: DossierRef,
  { files, ...onDesk }: OnDesk & { readonly files: readonly ReceivedFile[] },
): Promise<Digitisation | undefined> {
  const dossier = await holdDossier(act, ref, 'dossier.digitise');
  const paper = await paperOf(act, dossier, onDesk.ordinal);
  if (files.length === 0) throw new Refusal('dossier.no_file_chosen', {}, 422);
  const kept: PaperFile[] = [];
  for (const file of files) kept.push(await keepFile(act, tools, file, withScanner(act, dossier)));
  await addFilesToPaper(
    act.tx,
    dossier,
    paper.ordinal,
    kept.map(({ id }) => id),
    act.now,
  );
  const digitised = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.paper_digitised', digitised, { paper: paper.name, files: kept.length });
  return begin(act, dossier, paper, kept, onDesk);
}

/** Begins to make a searchable scan of files that the paper already has, such as a citizen's photo. */
export async function digitiseKept(
  act: Act,
  ref: DossierRef,
  { fileIds, ...onDesk }: OnDesk & { readonly fileIds: readonly string[] },
): Promise<Digitisation> {
  const dossier = await holdDossier(act, ref, 'dossier.digitise');
  const paper = await paperOf(act, dossier, onDesk.ordinal);
  const own = fileIds.filter((id) => paper.fileIds.includes(id));
  const files = (await listFiles(act.tx, agenciesOf(dossier), own)).filter(isOpen);
  const begun = await begin(act, dossier, paper, files, onDesk);
  if (!begun) throw new Refusal('dossier.no_file_chosen', {}, 422);
  return begun;
}

async function begin(
  act: Act,
  dossier: Dossier,
  { name: paperName }: DossierPaper,
  files: readonly PaperFile[],
  onDesk: OnDesk,
): Promise<Digitisation | undefined> {
  const fileIds = files.filter(({ mediaType }) => canPreview(mediaType)).map(({ id }) => id);
  if (fileIds.length === 0) return undefined;
  const { agencyId: subjectAgencyId, id: subjectId } = dossier;
  return beginDigitising(act, {
    ...withScanner(act, dossier),
    subjectAgencyId,
    subjectId,
    paperName,
    fileIds,
    ...onDesk,
  });
}

async function paperOf(act: Act, dossier: Dossier, ordinal: number): Promise<DossierPaper> {
  const paper = (await listRequiredPapers(act.tx, dossier)).find((one) => one.ordinal === ordinal);
  if (!paper) throw new Refusal('dossier.paper_unknown', {}, 404);
  return paper;
}

/** With whom scans lie, the agency of whoever scans, and who else reads them. */
function withScanner({ who }: Act, dossier: Dossier): { readonly agencyId: string; readonly readers: string[] } {
  const agencies = agenciesOf(dossier);
  const agencyId = agencies.find((id) => who.agencies.includes(id)) ?? dossier.agencyId;
  return { agencyId, readers: [...new Set([...agencies.filter((id) => id !== agencyId), ...dossier.partyIds])] };
}
