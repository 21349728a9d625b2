import Type from 'typebox';
import { dayOf } from '#platform/clock';
import { assertCanReceive } from '../../action-rules.ts';
import { receiveDossier } from '../../actions/receive-dossier.ts';
import { copiesInAnswers, feeOfCopies, priced } from '../../certified-copy.ts';
import { insertCertifiedCopy } from '../../certified-copy-store.ts';
import { extractsInAnswers, feeOfExtract, pricedExtract } from '../../extract-copy.ts';
import { insertExtractCopy } from '../../extract-store.ts';
import { termsOfVersion } from '../../terms-of-procedure.ts';
import { dossierAction } from '../dossier/dossier-action.tsx';

/** Receives a dossier that came online or by post: the clerk has checked that it is complete. */
export const receivePages = dossierAction({
  path: 'tiep-nhan',
  may: 'dossier.receive',
  form: Type.Object({}),
  assertOpen: ({ dossier }) => assertCanReceive(dossier),
  title: (words) => words.actions.receive,
  lead: (words) => words.leads.receive,
  notice: 'dossiers.received',
  async act(act, ref, _values, _call, { dossier }) {
    const { procedureVersionId: versionId, handlingAgencyId: agencyId, channel, submittedAt } = dossier;
    const where = { versionId, agencyId, channel, now: submittedAt };
    const { terms, fees, pageFee, copyFee } = await termsOfVersion(act.tx, where);
    const day = dayOf(submittedAt);
    const copies = pageFee ? copiesInAnswers(dossier.answers).map((each) => priced(each, pageFee, day)) : [];
    const extracts = copyFee ? extractsInAnswers(dossier.answers).map((each) => pricedExtract(each, copyFee, day)) : [];
    const counted = [...copies.map(feeOfCopies), ...extracts.map(feeOfExtract)];
    const due = counted.length > 0 || copyFee ? counted.filter(({ amount }) => amount > 0) : fees;
    const received = await receiveDossier(act, ref, { steps: terms.steps, fees: due });
    for (const copy of copies) await insertCertifiedCopy(act.tx, received, copy, act.who.name);
    for (const extract of extracts) await insertExtractCopy(act.tx, received, extract, act.who.name);
    return received;
  },
});
