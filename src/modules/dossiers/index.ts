export { holdDossier } from './act-on-dossier.ts';
export { apologiseForDelay } from './actions/apologise-for-delay.ts';
export { collectFee, waiveFee } from './actions/collect-fee.ts';
export { correctParty } from './actions/correct-party.ts';
export { destroyDossier } from './actions/destroy-dossier.ts';
export { digitisePaper } from './actions/digitise-paper.ts';
export { enterCopies } from './actions/enter-copies.ts';
export { enterExtract } from './actions/enter-extract.ts';
export { fileDossier, type NewDossier } from './actions/file-dossier.ts';
export { handInSupplement } from './actions/hand-in-supplement.ts';
export { handOverResult } from './actions/hand-over-result.ts';
export { letLapse } from './actions/let-lapse.ts';
export { type NotCounted, payOnline } from './actions/pay-online.ts';
export { receiveDossier } from './actions/receive-dossier.ts';
export { refuseIntake, refuseSettlement } from './actions/refuse-dossier.ts';
export { requestSupplement } from './actions/request-supplement.ts';
export { approveResult, draftResult, issueResult } from './actions/settle-dossier.ts';
export { passOn } from './actions/transfer-dossier.ts';
export { withdrawDossier } from './actions/withdraw-dossier.ts';
export {
  type ArchivedDossier,
  findArchived,
  listClosedBefore,
  listPeopleIn,
} from './archived-dossier-store.ts';
export { certifiedCopyRuleOn } from './certified-copy.ts';
export { contactsOf } from './contacts.ts';
export {
  type Channel,
  type Dossier,
  type DossierState,
  nationalStatusOf,
  type Parties,
  type Party,
} from './dossier.ts';
export { findDossierForLookup, getDossier, getDossierByCode } from './dossier-store.ts';
export { wordsOf } from './dossier-word-store.ts';
export type { DossierFact, DossierInFact } from './events.ts';
export { type DossierFee, listFees } from './fee-store.ts';
export { nameOfLateReason } from './late-reason-name.ts';
export { nameOfNationalStatus } from './national-status.ts';
export { amountInFigures, amountInWords } from './official-papers/in-words.ts';
export { renderOfficialPaper } from './official-papers/render-official-paper.ts';
export { samples as officialPaperSamples } from './official-papers/samples.ts';
export { countDossiersOf, listOwnDossiers } from './own-dossier-store.ts';
export { listOwnRecords, type OwnRecord } from './own-record.ts';
export { dossierPermissions } from './permissions.ts';
export { findSealedResult, openPortalDossier, type PortalDossier } from './portal-dossier.ts';
export { listPortalRecords, type PortalRecord, type PortalRecordKey } from './portal-record-store.ts';
export { type DossierPaper, listFilesInUse } from './required-paper-store.ts';
export { type TermsInForce, termsOfProcedure, termsOfVersion } from './terms-of-procedure.ts';
export { searchWorkByWords } from './words-search-store.ts';
export { searchWork } from './work-search-store.ts';
export { listWork, type ViewQuery } from './worklist-store.ts';
