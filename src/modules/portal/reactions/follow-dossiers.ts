import type { DossierFact, DossierInFact } from '#modules/dossiers';
import type { Fact, Reaction } from '#platform/journal';
import { toNote } from '../jobs/note-dossier.ts';

/** What makes another version of a dossier, or ends it: all of it is told, as it became. */
const followed = [
  'dossier.submitted',
  'dossier.received',
  'dossier.supplement_requested',
  'dossier.supplement_handed_in',
  'dossier.transferred',
  'dossier.reassigned',
  'dossier.intake_refused',
  'dossier.settlement_refused',
  'dossier.withdrawn',
  'dossier.lapsed',
  'dossier.result_drafted',
  'dossier.result_approved',
  'dossier.result_issued',
  'dossier.fee_paid',
  'dossier.fee_waived',
  'dossier.paper_handed_in',
  'dossier.paper_digitised',
  'dossier.delay_apologised',
  'dossier.handed_over',
  'dossier.party_corrected',
  'dossier.destroyed',
] as const satisfies readonly DossierFact['type'][];

/**
 * Has every change of a dossier noted for the portal, in its transaction and by a job: whoever changed it, such as its
 * citizen or the agency that settles it, may not reach what its receiving agency tells.
 */
export const followDossiers: readonly Reaction<Fact<string, { readonly dossier: DossierInFact }>>[] = followed.map(
  (to) => ({
    to,
    does: 'Has the dossier told to the National Portal as it became.',
    run: (act, { data: { dossier } }) => act.enqueue(toNote({ agencyId: dossier.agencyId, dossierId: dossier.id })),
  }),
);
