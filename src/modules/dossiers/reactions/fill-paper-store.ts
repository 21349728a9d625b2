import { type FieldsConfirmed, findDigitisation, listProposals } from '#modules/digitisation';
import { knownPaper, putInPaper } from '#modules/paper-store';
import { dayOf } from '#platform/clock';
import type { Reaction } from '#platform/journal';
import { listAgencyNames } from '../agency-names.ts';
import { electronicNotation } from '../certified-copy.ts';
import { certifiedMessages } from '../certified-messages.ts';
import { getDossier } from '../dossier-store.ts';
import { listCopiesToHandOver } from '../electronic-copy-store.ts';
import type { ResultHandedOver } from '../events.ts';
import { holderOf, holderOfScan } from '../paper-holder.ts';
import { listRequiredPapers } from '../required-paper-store.ts';
import { findResultPaper } from '../result-paper-store.ts';
import { findResult } from '../result-store.ts';

/** A result signed on paper has no file that could be kept, and an organisation has no personal store. */
export const putInResult: Reaction<ResultHandedOver> = {
  to: 'dossier.handed_over',
  does: "Puts the signed result into its owner's paper store.",
  async run(act, { data: { dossier: about } }) {
    const dossier = await getDossier(act.tx, about);
    const [paper, result] = await Promise.all([findResultPaper(act.tx, dossier), findResult(act.tx, dossier)]);
    const identityNumber = holderOf(dossier.parties.owner);
    if (!paper || !result || result.issuedAt === null || identityNumber === undefined) return;
    const { [dossier.handlingAgencyId]: issuer } = await listAgencyNames(act.tx, [dossier.handlingAgencyId]);
    const { agencyId: dossierAgencyId, id: dossierId, code: dossierCode, partyIds } = dossier;
    await putInPaper(act, {
      agencyId: act.who.agencyId ?? dossier.agencyId,
      identityNumber,
      origin: 'result',
      ...{ name: result.title, number: result.number, issuedOn: dayOf(result.issuedAt), issuer: issuer?.name ?? null },
      ...{ fileAgencyId: paper.fileAgencyId, fileIds: [paper.fileId], sourceId: dossier.id, ordinal: null },
      ...{ dossierAgencyId, dossierId, dossierCode, partyIds },
    });
  },
};

/** Each certified file is a paper of its own; its source is the file, as one dossier may have several. */
export const putInCopies: Reaction<ResultHandedOver> = {
  to: 'dossier.handed_over',
  does: "Puts certified electronic copies into their owner's paper store.",
  async run(act, { data: { dossier: about } }) {
    const dossier = await getDossier(act.tx, about);
    const identityNumber = holderOf(dossier.parties.owner);
    const copies = await listCopiesToHandOver(act.tx, dossier);
    if (copies.length === 0 || identityNumber === undefined) return;
    const { [dossier.handlingAgencyId]: issuer } = await listAgencyNames(act.tx, [dossier.handlingAgencyId]);
    const { agencyId: dossierAgencyId, id: dossierId, code: dossierCode, partyIds } = dossier;
    for (const { original, number, certifiedAt, fileAgencyId, fileId } of copies)
      await putInPaper(act, {
        agencyId: act.who.agencyId ?? dossier.agencyId,
        identityNumber,
        origin: 'result',
        ...{ name: certifiedMessages('vi').fileOf(original), number: electronicNotation(number, dayOf(certifiedAt)) },
        ...{ issuedOn: dayOf(certifiedAt), issuer: issuer?.name ?? null },
        ...{ fileAgencyId, fileIds: [fileId], sourceId: fileId, ordinal: null },
        ...{ dossierAgencyId, dossierId, dossierCode, partyIds },
      });
  },
};

/** What is scanned and nobody looked at is not kept for other dossiers. */
export const putInConfirmedScan: Reaction<FieldsConfirmed> = {
  to: 'digitisation.fields_confirmed',
  does: 'Puts a scan that an officer confirmed into the paper store of whose paper it is.',
  async run(act, { agencyId, subjectId: id, data: { subjectAgencyId, subjectId, ordinal, paperName, kind } }) {
    const dossier = await getDossier(act.tx, { agencyId: subjectAgencyId, id: subjectId });
    const [digitisation, proposals, papers] = await Promise.all([
      findDigitisation(act.tx, { agencyId, id }),
      listProposals(act.tx, { agencyId, id }),
      listRequiredPapers(act.tx, dossier),
    ]);
    const read = proposals.find(({ name }) => name === 'identityNumber');
    const numberOnPaper = read && (read.confirmed ?? '');
    const identityNumber = holderOfScan(dossier.parties, { kind, numberOnPaper });
    const isReused = papers.some((paper) => paper.ordinal === ordinal && paper.reused);
    if (!digitisation?.resultIds.length || identityNumber === undefined || isReused) return;
    await putInPaper(act, {
      ...{ agencyId, identityNumber, origin: 'scan', kind, ordinal, sourceId: id },
      ...{ name: knownPaper(kind)?.name ?? paperName, number: null, issuedOn: null, issuer: null },
      ...{ fileAgencyId: agencyId, fileIds: digitisation.resultIds },
      ...{ dossierAgencyId: dossier.agencyId, dossierId: dossier.id, dossierCode: dossier.code },
      partyIds: dossier.partyIds,
    });
  },
};
