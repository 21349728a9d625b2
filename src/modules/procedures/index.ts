export { type Import, type ImportReport, importProcedures } from './actions/import-procedures.ts';
export { importReportLines } from './import-report.ts';
export { feeInWords, limitInWords, quantityInWords } from './in-words.ts';
export { countedHours, defaultProcess, type ProcessStep } from './internal-process.ts';
export { feesFor, limitFor } from './of-channel.ts';
export type {
  AgencyGroup,
  ChannelName,
  Fee,
  LegalBasis,
  OnlineLevel,
  ProcedureVersion,
  RequiredPaper,
  TimeLimit,
} from './procedure-version.ts';
export { amountFor } from './read-fee.ts';
export { isRepealedOn } from './repeal.ts';
export { type RulesOfAgency, rulesOfAgency } from './rules-of-agency.ts';
export { type FoundProcedure, listFields, type ProcedureSearch, searchProcedures } from './search-store.ts';
export { countProcedures, findVersionOn, getVersion, type StoredVersion } from './version-store.ts';
