import type { SpentTime } from '#modules/calendar';
import type { Fact } from '#platform/journal';
import type { CopiesWanted } from './certified-copy.ts';
import type { Dossier } from './dossier.ts';
import type { ExtractKind } from './extract-copy.ts';

/** The facts this module announces. Each carries the dossier as it became, so that nobody needs to ask back. */
export interface DossierData {
  readonly dossier: DossierInFact;
}

/** What a fact keeps of a dossier: no more about people than is needed to tell them. */
const kept = [
  'agencyId',
  'id',
  'code',
  'handlingAgencyId',
  'procedureCode',
  'procedureName',
  'field',
  'channel',
  'state',
  'submittedAt',
  'receivedAt',
  'promisedAt',
  'statutoryAt',
  'decidedAt',
  'handedOverAt',
  'assigneeId',
  'positionCode',
  'feeState',
  'partyIds',
  'version',
] as const satisfies readonly (keyof Dossier)[];

export type DossierInFact = Pick<Dossier, (typeof kept)[number]>;

/** How many of its papers came as files, and how many of these out of the person's store. */
export type DossierSubmitted = Fact<'dossier.submitted', DossierData & { digitised: number; reused: number }>;
export type DossierReceived = Fact<'dossier.received', DossierData>;
export type SupplementRequested = Fact<
  'dossier.supplement_requested',
  DossierData & { items: readonly string[]; reason: string; otherAgencies: number; stage: string }
>;
export type SupplementHandedIn = Fact<'dossier.supplement_handed_in', DossierData & { note: string }>;
export type DossierTransferred = Fact<
  'dossier.transferred',
  DossierData & { step: string; to: string; note: string; backwards: boolean }
>;
export type DossierReassigned = Fact<'dossier.reassigned', DossierData & { to: string; reason: string }>;
export type IntakeRefused = Fact<'dossier.intake_refused', DossierData & { reason: string }>;
export type SettlementRefused = Fact<'dossier.settlement_refused', DossierData & { reason: string }>;
export type DossierWithdrawn = Fact<'dossier.withdrawn', DossierData & { reason: string }>;
export type DossierLapsed = Fact<'dossier.lapsed', DossierData>;
export type ResultDrafted = Fact<'dossier.result_drafted', DossierData & { title: string }>;
export type ResultApproved = Fact<'dossier.result_approved', DossierData>;
/**
 * `spent` is how long settling took, by what the limit is counted in; `certified` are the numbers its originals got in the
 * register of certified copies, `extracts` those of its copies of extracts.
 */
export type ResultIssued = Fact<
  'dossier.result_issued',
  DossierData & { number: string; spent?: SpentTime; certified?: readonly number[]; extracts?: readonly string[] }
>;
export type CopiesEntered = Fact<
  'dossier.copies_entered',
  DossierData & { original: string; pages: number; copies: number; electronic: boolean }
>;
/** The scan by which an original is certified as a file. */
export type ScanChosen = Fact<'dossier.scan_chosen', DossierData & { original: string; paper: string }>;
/** A line of the register of certified copies was corrected by a note beside it. */
export type RegisterCorrected = Fact<
  'dossier.register_corrected',
  DossierData & { number: number; was: CopiesWanted; becomes: CopiesWanted; reason: string }
>;
/** Copies of an extract are wanted; whose event it is, nobody but the dossier tells. */
export type ExtractEntered = Fact<'dossier.extract_entered', DossierData & { kind: ExtractKind; copies: number }>;
/** A line of the register of copies of extracts was corrected by a note beside it; never what was wrong or is right. */
export type ExtractCorrected = Fact<
  'dossier.extract_corrected',
  DossierData & { number: string; fields: readonly string[] }
>;
export type FeePaid = Fact<'dossier.fee_paid', DossierData & { amount: number; method: string }>;
export type FeeWaived = Fact<'dossier.fee_waived', DossierData & { reason: string }>;
export type PaperHandedIn = Fact<'dossier.paper_handed_in', DossierData & { paper: string; files: number }>;
export type DossierScansSigned = Fact<'dossier.scans_signed', DossierData & { paper: string; files: number }>;
export type PaperDigitised = Fact<'dossier.paper_digitised', DossierData & { paper: string; files: number }>;
/** A paper was chosen from the person's store; `from` is the code of the dossier it came from. */
export type PaperReused = Fact<'dossier.paper_reused', DossierData & { paper: string; from: string }>;
export type DelayApologised = Fact<
  'dossier.delay_apologised',
  DossierData & { reason: string; from: number; to: number }
>;
export type LatenessExplained = Fact<'dossier.lateness_explained', DossierData & { reason: string; words: string }>;
export type ResultHandedOver = Fact<'dossier.handed_over', DossierData & { method: string; receivedBy: string }>;

/** Its file was destroyed, its time in the archive being over; `decision` is the number of the decision. */
export type DossierDestroyed = Fact<'dossier.destroyed', DossierData & { decision: string }>;

/** Somebody of the dossier was corrected, by what they asked about their data; never what was wrong or is right. */
export type PartyCorrected = Fact<'dossier.party_corrected', DossierData & { fields: readonly string[] }>;
/** The same of a dossier that is settled: it keeps what it was settled by. */
export type CorrectionNoted = Fact<'dossier.correction_noted', DossierData & { fields: readonly string[] }>;

export type DossierFact =
  | DossierSubmitted
  | DossierReceived
  | SupplementRequested
  | SupplementHandedIn
  | DossierTransferred
  | DossierReassigned
  | IntakeRefused
  | SettlementRefused
  | DossierWithdrawn
  | DossierLapsed
  | ResultDrafted
  | ResultApproved
  | ResultIssued
  | CopiesEntered
  | ScanChosen
  | RegisterCorrected
  | ExtractEntered
  | ExtractCorrected
  | FeePaid
  | FeeWaived
  | PaperHandedIn
  | PaperDigitised
  | DossierScansSigned
  | PaperReused
  | DelayApologised
  | LatenessExplained
  | ResultHandedOver
  | DossierDestroyed
  | PartyCorrected
  | CorrectionNoted;

/**
 * The state a dossier has by its facts; the invariant compares it with the stored one. The version says which fact is
 * the last: of two officers acting at once, the one who began first may have acted second.
 */
export function foldState(facts: readonly { readonly data: Record<string, unknown> }[]): string | undefined {
  const told = facts.flatMap(({ data }) => (data.dossier ? [data.dossier as DossierInFact] : []));
  return told.reduce<DossierInFact | undefined>(
    (last, dossier) => (last && last.version > dossier.version ? last : dossier),
    undefined,
  )?.state;
}

/** The part of a dossier that stands in a fact. */
export function inFact(dossier: Dossier): DossierInFact {
  return Object.fromEntries(kept.map((name) => [name, dossier[name]])) as DossierInFact;
}
