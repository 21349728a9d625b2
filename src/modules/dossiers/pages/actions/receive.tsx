import Type from 'typebox';
import { dayOf } from '#platform/clock';
import { assertCanReceive } from '../../action-rules.ts';
import { receiveDossier } from '../../actions/receive-dossier.ts';
import { copiesInAnswers, feeOfCopies, priced } from '../../certified-copy.ts';
import { insertCertifiedCopy } from '../../certified-copy-store.ts';
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
    const { terms, fees, pageFee } = await termsOfVersion(act.tx, where);
    const wanted = pageFee ? copiesInAnswers(dossier.answers) : [];
    const copies = wanted.map((each) => priced(each, pageFee!, dayOf(submittedAt)));
    const due = copies.length > 0 ? copies.map(feeOfCopies) : fees;
    const received = await receiveDossier(act, ref, { steps: terms.steps, fees: due });
    for (const copy of copies) await insertCertifiedCopy(act.tx, received, copy, act.who.name);
    return received;
  },
});
