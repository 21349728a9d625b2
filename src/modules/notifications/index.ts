export { eraseMessages } from './actions/erase-messages.ts';
export { tellAboutRequest } from './actions/tell-about-request.ts';
export { writeLetter } from './letter.ts';
export type { RequestMessageKind } from './letter-kind.ts';
export { removeMailBefore } from './mail-store.ts';
export { listMessages, removeMessagesBefore } from './message-store.ts';
