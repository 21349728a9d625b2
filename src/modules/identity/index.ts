export type { Person, SignInMethod } from './account.ts';
export { findPerson, findPersonByIdentityNumber, insertAccount, type SeedAccount } from './account-store.ts';
export { endSession, identify, startSession } from './session.ts';
