export { answerRequest } from './actions/answer-request.ts';
export { makeRequest } from './actions/make-request.ts';
