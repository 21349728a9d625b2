export type { Person, SignInMethod } from './account.ts';
export { findPerson, insertAccount, type SeedAccount } from './account-store.ts';
export { eraseCitizen } from './actions/erase-citizen.ts';
export { inviteStaff } from './actions/invite-staff.ts';
export { type CardReading, type CitizenCard, readCitizenCard } from './citizen-card.ts';
export { demonstrationPassword } from './demonstration-password.ts';
export { type IdentityFacts, readIdentityNumber } from './identity-number.ts';
export { identify, startSession } from './session.ts';
