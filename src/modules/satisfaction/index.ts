export { type GivenAnswer, giveAnswer } from './actions/give-answer.ts';
export { inviteToRate } from './actions/invite-to-rate.ts';
export { removeInvitationsBefore } from './invitation-store.ts';
export { monthsOverWithin } from './survey.ts';
