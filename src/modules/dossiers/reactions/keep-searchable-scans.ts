import type { DigitisationDone } from '#modules/digitisation';
import type { Reaction } from '#platform/journal';
import { announce } from '../act-on-dossier.ts';
import { lockDossier } from '../dossier-store.ts';
import { addFilesToPaper } from '../required-paper-store.ts';

/** The dossier's version stays: an officer who is writing meanwhile is not disturbed by a scan more. */
export const keepSearchableScans: Reaction<DigitisationDone> = {
  to: 'digitisation.done',
  does: 'Puts the searchable scans beside the files they were made of.',
  async run(act, { data: { subjectAgencyId: agencyId, subjectId: id, ordinal, paperName, resultIds } }) {
    const dossier = await lockDossier(act.tx, { agencyId, id });
    await addFilesToPaper(act.tx, dossier, ordinal, resultIds, act.now);
    await announce(act, 'dossier.paper_digitised', dossier, { paper: paperName, files: resultIds.length });
  },
};
