import { reusePaper, type StoredPaper } from '#modules/paper-store';
import type { Act } from '#platform/journal';
import { announce } from './act-on-dossier.ts';
import { agenciesOf, type Dossier } from './dossier.ts';
import type { DossierPaper } from './required-paper-store.ts';

/** A paper of a dossier that is a stored paper, under the name by which the procedure asks for it. */
export function asReused({ ordinal, name }: Pick<DossierPaper, 'ordinal' | 'name'>, stored: StoredPaper): DossierPaper {
  const { agencyId, id, origin, number, issuer, issuedOn, validUntil, dossierCode, fileAgencyId, fileIds } = stored;
  return {
    ...{ ordinal, name, form: 'electronic', quantity: 1, fileIds, note: null },
    digitisation: origin === 'result' ? 'reused_result' : 'reused_paper',
    reused: {
      agencyId,
      id,
      origin,
      name: stored.name,
      number,
      issuer,
      issuedOn,
      validUntil,
      dossierCode,
      fileAgencyId,
    },
  };
}

/** Writes down in the store what a new dossier was given, and announces it. Throws as `reusePaper` does. */
export async function reusePapers(act: Act, dossier: Dossier, papers: readonly DossierPaper[]): Promise<void> {
  for (const { ordinal, name, reused } of papers) {
    if (!reused) continue;
    await reusePaper(act, dossier, ordinal, reused);
    await announce(act, 'dossier.paper_reused', dossier, { paper: name, from: reused.dossierCode });
  }
}

/** The agencies with which files of a dossier may lie: those it concerns, and those whose papers it was given. */
export function fileAgenciesOf(dossier: Dossier, papers: readonly DossierPaper[]): string[] {
  const given = papers.flatMap(({ reused }) => (reused ? [reused.fileAgencyId] : []));
  return [...new Set([...agenciesOf(dossier), ...given])];
}

/** The files that were handed in with the dossier itself, of all that belong to its papers. */
export const ownFilesOf = (papers: readonly DossierPaper[]): string[] =>
  papers.flatMap(({ reused, fileIds }) => (reused ? [] : fileIds));
