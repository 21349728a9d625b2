import Type from 'typebox';
import { assertCanReceive } from '../../action-rules.ts';
import { receiveDossier } from '../../actions/receive-dossier.ts';
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
    const { terms, fees } = await termsOfVersion(act.tx, { versionId, agencyId, channel, now: submittedAt });
    return receiveDossier(act, ref, { steps: terms.steps, fees });
  },
});
