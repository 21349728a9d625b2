export { eraseMessages } from './actions/erase-messages.ts';
