export { closeStore, consultStore, listOpenStore } from './actions/consult-store.ts';
export { eraseStore } from './actions/erase-store.ts';
export { putInPaper } from './actions/put-in-paper.ts';
export { reusePaper } from './actions/reuse-paper.ts';
export { listConsultations } from './consultation-store.ts';
export { messages as paperStoreMessages } from './messages.ts';
export { permissions as paperStorePermissions } from './permissions.ts';
export { removeReusesOf } from './reuse-store.ts';
export { canServe, knownPaper, type PaperOrigin, type StoredPaper } from './stored-paper.ts';
export { describePaper, StateInStore, StoredPaperTag } from './stored-paper.view.tsx';
export {
  listFilesInUse as listFilesInStore,
  listPutInFrom,
  listStore,
  listStoredPapers,
  listUsablePapers,
} from './stored-paper-store.ts';
