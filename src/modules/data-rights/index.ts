export { answerRequest } from './actions/answer-request.ts';
export { approveErasure } from './actions/approve-erasure.ts';
export { makeRequest } from './actions/make-request.ts';
export { listPeopleAsking } from './request-store.ts';
