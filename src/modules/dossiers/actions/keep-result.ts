import { keepFile, type PaperFile, type ReceivedFile } from '#modules/papers';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import type { Dossier } from '../dossier.ts';

/** Keeps a file of the result: it belongs to the agency that settles, and the one that hands it over may read it. */
export function keepResult(
  act: Act,
  tools: Pick<Tools, 'config'>,
  dossier: Dossier,
  received: ReceivedFile,
): Promise<PaperFile> {
  return keepFile(act, tools, received, { agencyId: dossier.handlingAgencyId, readers: [dossier.agencyId] });
}
