import type { DossierFact, DossierInFact } from '#modules/dossiers';
import type { Fact, Reaction } from '#platform/journal';
import { toCount } from '../jobs/count-dossier.ts';

/** What changes where a dossier counts: that it is received, its limit, and that it is closed. The others move neither. */
const countedChanges = [
  'dossier.received',
  'dossier.supplement_requested',
  'dossier.supplement_handed_in',
  'dossier.result_issued',
  'dossier.settlement_refused',
  'dossier.withdrawn',
  'dossier.lapsed',
] as const satisfies readonly DossierFact['type'][];

/** Has each change of a dossier counted, outside of the transaction that made it. */
export const countChanges: readonly Reaction<Fact<string, { readonly dossier: DossierInFact }>>[] = countedChanges.map(
  (to) => ({
    to,
    does: 'Has the daily figures follow the dossier.',
    run: (act, { data: { dossier } }) =>
      act.enqueue(
        toCount({ agencyId: dossier.handlingAgencyId, receivingAgencyId: dossier.agencyId, dossierId: dossier.id }),
      ),
  }),
);
