import type { Fact } from '#platform/journal';
import type { RefusalGround, RequestKind } from '../../../reference/data-rights/request-limits.ts';

/** What the journal says of a request: never what anybody wrote, nor whose it is but by the id of the account. */
type About = { readonly kind: RequestKind };

export type DataRequested = Fact<'data_rights.requested', About>;
export type DataRequestTakenUp = Fact<'data_rights.taken_up', About & { readonly withOthers: boolean }>;
export type DataRequestExtended = Fact<'data_rights.extended', About & { readonly days: number }>;

/** An answer that waits for somebody else to approve it. */
export type DataAnswerProposed = Fact<'data_rights.proposed', About & { readonly outcome: string }>;
export type DataAnswerSentBack = Fact<'data_rights.sent_back', About>;

/** The clock of a request is about to end, and those who answer were told. */
export type DataRequestDueSoon = Fact<'data_rights.due_soon', About>;

/** Something of a person was corrected: which field, and in how many dossiers; never the values. */
export type DataCorrected = Fact<
  'data_rights.corrected',
  About & { readonly field: string; readonly corrected: number; readonly kept: number }
>;

/** What is kept of the person is only stored from now on, until that is lifted. */
export type DataRestricted = Fact<'data_rights.restricted', About>;
export type RestrictionLifted = Fact<'data_rights.restriction_lifted', About>;

/** A request is settled; after an erasure with how many dossiers stay. */
export type DataRequestAnswered = Fact<
  'data_rights.answered',
  About & {
    readonly outcome: 'carried_out' | 'refused';
    readonly ground: RefusalGround | null;
    readonly keptDossiers: number | null;
  }
>;
