export { beginDigitising, type PaperToDigitise } from './actions/begin-digitising.ts';
export { confirmFields } from './actions/confirm-fields.ts';
export { orderReading } from './actions/order-reading.ts';
export { recordSigned } from './actions/record-signed.ts';
export { arrange, type PageWish } from './arrangement.ts';
export {
  type Digitisation,
  type DigitisationState,
  type OriginalForm,
  progressOf,
  type ScannedPage,
  type StickyNote,
} from './digitisation.ts';
export {
  findDigitisation,
  listDigitisations,
  listFilesInUse as listFilesDigitised,
  listFilesOfSubject,
  listPages,
  listProgress,
  type Progress,
  removeDigitisationsOf,
} from './digitisation-store.ts';
export type { DigitisationDone, DigitisationFailed, FieldsConfirmed, ReadingOrdered, ScansSigned } from './events.ts';
export { messages as digitisationMessages } from './messages.ts';
export { listProposals, type Proposal } from './proposal-store.ts';
