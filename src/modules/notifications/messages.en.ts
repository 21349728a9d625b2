import { dateTimeOf } from '#ui';
import { type LetterFacts, reasonOf } from './letter-kind.ts';
import type { vi } from './messages.vi.ts';

const time = (at: number | null | undefined) => (at ? dateTimeOf(at, 'en') : '');
const about = ({ code, procedureName }: LetterFacts) => `Dossier ${code} (${procedureName})`;

export const en: typeof vi = {
  subjects: {
    'dossier.submitted': ({ code }) => `Dossier ${code} has arrived`,
    'dossier.received': ({ code }) => `Dossier ${code} is received`,
    'dossier.supplement_requested': ({ code }) => `Dossier ${code} needs a supplement`,
    'dossier.supplement_handed_in': ({ code }) => `The supplement of dossier ${code} has arrived`,
    'dossier.intake_refused': ({ code }) => `Dossier ${code} is not received`,
    'dossier.settlement_refused': ({ code }) => `Settlement of dossier ${code} is refused`,
    'dossier.withdrawn': ({ code }) => `Dossier ${code} is stopped on request`,
    'dossier.lapsed': ({ code }) => `Dossier ${code} is closed, not completed in time`,
    'dossier.delay_apologised': ({ code }) => `We are sorry for the delay of dossier ${code}`,
    'dossier.result_issued': ({ code }) => `The result of dossier ${code} is ready`,
    'dossier.handed_over': ({ code }) => `The result of dossier ${code} is handed over`,
    'dossier.transferred': ({ code }) => `Dossier ${code} is transferred to you`,
    'dossier.reassigned': ({ code }) => `Dossier ${code} is assigned to you`,
    'feedback.received': ({ code }) => `Feedback ${code} has arrived`,
    'feedback.transferred': ({ code }) => `Feedback ${code} is transferred to the competent agency`,
    'feedback.redirected': ({ code }) => `Where feedback ${code} leads`,
    'feedback.declined': ({ code }) => `About feedback ${code}`,
    'feedback.answered': ({ code }) => `Feedback ${code} is answered`,
    'feedback.taken_up': ({ code }) => `Feedback ${code} is assigned to you`,
    'feedback.reassigned': ({ code }) => `Feedback ${code} is assigned to you`,
    'feedback.reopened': ({ code }) => `Feedback ${code} is reopened`,
    'data_rights.taken_up': () => 'Your request about personal data was taken up',
    'data_rights.extended': () => 'Your request about personal data takes longer',
    'data_rights.answered': () => 'Your request about personal data is answered',
    'data_rights.due_soon': () => 'A request about personal data must be answered soon',
  },
  texts: {
    'dossier.submitted': (facts) =>
      `${about(facts)} has arrived. Within 8 working hours the staff receive it or say what is missing.`,
    'dossier.received': (facts) =>
      `${about(facts)} is received.${facts.promisedAt ? ` The result is promised by ${time(facts.promisedAt)}.` : ''}`,
    'dossier.supplement_requested': (facts) =>
      `${about(facts)} needs:\n${(facts.items ?? []).map((item) => `- ${item}`).join('\n')}\nReason: ${reasonOf(facts)} The time of waiting does not count.`,
    'dossier.supplement_handed_in': (facts) =>
      `${about(facts)} is completed.${facts.promisedAt ? ` The new promised day: ${time(facts.promisedAt)}.` : ''}`,
    'dossier.intake_refused': (facts) => `${about(facts)} is not received. Reason: ${reasonOf(facts)}`,
    'dossier.settlement_refused': (facts) =>
      `Settlement of ${about(facts)} is refused. Reason: ${reasonOf(facts)} The notice waits at the counter.`,
    'dossier.withdrawn': (facts) => `${about(facts)} is stopped on request.`,
    'dossier.lapsed': (facts) =>
      `${about(facts)} is closed because it was not completed in time. You can file a new one at any time.`,
    'dossier.delay_apologised': (facts) =>
      `We are sorry that the result of ${about(facts)} is not ready as promised. Reason: ${reasonOf(facts)} New day: ${time(facts.promisedAt)}.`,
    'dossier.result_issued': (facts) => `The result of ${about(facts)} is ready. Please collect it the way you chose.`,
    'dossier.handed_over': (facts) => `The result of ${about(facts)} is handed over.`,
    'dossier.transferred': (facts) =>
      `${about(facts)} is at the step “${facts.step ?? ''}”.${facts.promisedAt ? ` Promised by ${time(facts.promisedAt)}.` : ''}`,
    'feedback.received': ({ code, promisedAt }) =>
      `Feedback ${code} is recorded. By ${time(promisedAt)} the agency checks it and tells you who handles it.`,
    'feedback.transferred': ({ code, step, reason }) =>
      `Feedback ${code} is transferred to ${step ?? ''}. Reason: ${reasonOf({ reason })}`,
    'feedback.redirected': ({ code, reason }) =>
      `Feedback ${code} is a matter of another law and is not answered as feedback. ${reasonOf({ reason })}`,
    'feedback.declined': ({ code, reason }) => `Feedback ${code} is not answered. ${reasonOf({ reason })}`,
    'feedback.answered': ({ code }) =>
      `Feedback ${code} is answered. Please look it up by its two codes and say whether you are satisfied.`,
    'feedback.taken_up': ({ code, promisedAt }) =>
      `Feedback ${code} is assigned to you; draft the answer by ${time(promisedAt)}.`,
    'feedback.reassigned': ({ code, promisedAt, reason }) =>
      `Feedback ${code} is assigned to you; draft the answer by ${time(promisedAt)}. ${reasonOf({ reason })}`,
    'feedback.reopened': ({ code, promisedAt, reason }) =>
      `The sender of feedback ${code} asks to look again: ${reasonOf({ reason })} New limit: ${time(promisedAt)}.`,
    'dossier.reassigned': (facts) =>
      `${about(facts)} is assigned to you.${facts.promisedAt ? ` Promised by ${time(facts.promisedAt)}.` : ''}`,
    'data_rights.taken_up': ({ promisedAt }) => `The agency has received it and will answer by ${time(promisedAt)}.`,
    'data_rights.extended': ({ promisedAt }) => `The answer was put off once, to ${time(promisedAt)}.`,
    'data_rights.answered': () => 'The agency has answered your request.',
    'data_rights.due_soon': ({ promisedAt }) => `It must be answered by ${time(promisedAt)}.`,
  },
  closing: (address) => `Look a dossier up: ${address}\nThis letter was sent automatically; please do not answer it.`,
  rateByLetter: (address) => `Please rate how it was settled; it takes a minute and names nobody: ${address}`,
  rate: 'Rate how it was settled',
  title: 'Messages',
  menu: 'Messages',
  empty: 'There are no messages yet.',
  unread: 'New',
  open: 'Open the dossier',
  markRead: 'Mark all as read',
  permissions: { read: 'Read the messages sent to oneself' },
  notices: { 'notifications.read': 'Marked as read.' },
};
