export type { Person, SignInMethod } from './account.ts';
export { findPerson, findPersonByIdentityNumber, insertAccount, type SeedAccount } from './account-store.ts';
export { type CardReading, type CitizenCard, readCitizenCard } from './citizen-card.ts';
export { type IdentityFacts, readIdentityNumber } from './identity-number.ts';
export { endSession, identify, startSession } from './session.ts';
