export { adjustProcedure } from './actions/adjust-procedure.ts';
export { enterSequence } from './actions/enter-sequence.ts';
export { importProcedures } from './actions/import-procedures.ts';
export { postNotices } from './actions/post-notices.ts';
export { importReportLines } from './import-report.ts';
export { feeInWords, limitInWords, quantityInWords } from './in-words.ts';
export { type LifeEvent, lifeEventsOn } from './life-events.ts';
export { feesFor } from './of-channel.ts';
export { editionOf } from './posted-notice.ts';
export { listNotices } from './posted-notice-store.ts';
export type {
  ChannelName,
  ContentPart,
  Fee,
  ProcedureVersion,
  RequiredPaper,
  TimeLimit,
} from './procedure-version.ts';
export { amountFor } from './read-fee.ts';
export { isRepealedOn } from './repeal.ts';
export { type RulesOfAgency, rulesOfAgency } from './rules-of-agency.ts';
export { type FoundProcedure, listFields, searchProcedures } from './search-store.ts';
export { countProcedures, findVersionOn, getVersion, type StoredVersion } from './version-store.ts';
