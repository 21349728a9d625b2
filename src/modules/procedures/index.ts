export { adjustProcedure } from './actions/adjust-procedure.ts';
export { correctAnnouncement } from './actions/correct-announcement.ts';
export { enterSequence } from './actions/enter-sequence.ts';
export { importProcedures } from './actions/import-procedures.ts';
export { postAnnouncement } from './actions/post-announcement.ts';
export { postNotices } from './actions/post-notices.ts';
export { recordAnnouncement } from './actions/record-announcement.ts';
export { withdrawAnnouncement } from './actions/withdraw-announcement.ts';
export type { AnnouncementText } from './announcement.ts';
export { listAnnouncements } from './announcement-store.ts';
export { importReportLines } from './import-report.ts';
export { feeInWords, limitInWords, quantityInWords } from './in-words.ts';
export { type LifeEvent, lifeEventsOn } from './life-events.ts';
export { feesFor } from './of-channel.ts';
export { permissions as procedurePermissions } from './permissions.ts';
export { editionOf } from './posted-notice.ts';
export { listNotices, listPostedAt } from './posted-notice-store.ts';
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
