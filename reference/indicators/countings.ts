/**
 * What is counted: dossiers, papers of dossiers, feedback, services (a procedure of one agency), answers of people, agencies,
 * decisions that announce procedures (`announcement`), or the procedures they name (`announced`).
 */
export type Subject = 'dossier' | 'paper' | 'feedback' | 'service' | 'answer' | 'agency' | 'announcement' | 'announced';

interface Counting {
  readonly subject: Subject;
  readonly legalRef: string;
}

const decision = (number: string) => `QĐ 766/QĐ-TTg, chỉ số ${number}`;

/** Its number in the Decision was not seen, only the code by which the portal serves it. */
const certifiedCopies = 'QĐ 766/QĐ-TTg, ELECTRONIC_CERTIFIED_COPY';

/**
 * Everything the index counts, by name. Numerators, denominators and gaps are all countings; what each one counts is said
 * once, in words in the messages of the module and in SQL in its `counting-conditions.ts`.
 */
export const countings = {
  handled: { subject: 'dossier', legalRef: decision('2.1') },
  handled_in_time: { subject: 'dossier', legalRef: decision('2.1') },
  handled_late: { subject: 'dossier', legalRef: decision('2.1') },
  due_soon: { subject: 'dossier', legalRef: '' },
  announced: { subject: 'announced', legalRef: decision('1.1') },
  announced_in_time: { subject: 'announced', legalRef: decision('1.1') },
  announced_late: { subject: 'announced', legalRef: decision('1.1') },
  posting_due: { subject: 'announced', legalRef: decision('1.2') },
  posted_in_time: { subject: 'announced', legalRef: decision('1.2') },
  posted_late: { subject: 'announced', legalRef: decision('1.2') },
  announcements_to_post: { subject: 'announcement', legalRef: '' },
  services: { subject: 'service', legalRef: decision('3.1') },
  services_posted: { subject: 'service', legalRef: decision('1.3') },
  services_full: { subject: 'service', legalRef: decision('1.3') },
  services_lacking: { subject: 'service', legalRef: decision('1.3') },
  services_online: { subject: 'service', legalRef: decision('3.1') },
  services_not_online: { subject: 'service', legalRef: decision('3.1') },
  services_unclear: { subject: 'service', legalRef: decision('3.1') },
  services_used_online: { subject: 'service', legalRef: decision('3.2') },
  services_unused_online: { subject: 'service', legalRef: decision('3.2') },
  services_priced: { subject: 'service', legalRef: decision('6') },
  services_payable: { subject: 'service', legalRef: decision('6') },
  services_not_payable: { subject: 'service', legalRef: decision('6') },
  services_paid_online: { subject: 'service', legalRef: decision('6') },
  services_never_paid_online: { subject: 'service', legalRef: decision('6') },
  received: { subject: 'dossier', legalRef: decision('3.3') },
  received_online: { subject: 'dossier', legalRef: decision('3.3') },
  received_direct: { subject: 'dossier', legalRef: decision('3.3') },
  received_told: { subject: 'dossier', legalRef: decision('1.4') },
  received_untold: { subject: 'dossier', legalRef: decision('1.4') },
  not_connected: { subject: 'agency', legalRef: '' },
  settled: { subject: 'dossier', legalRef: decision('4.1') },
  settled_electronically: { subject: 'dossier', legalRef: decision('4.1') },
  settled_on_paper: { subject: 'dossier', legalRef: decision('4.1') },
  settled_shared: { subject: 'dossier', legalRef: decision('4.4') },
  settled_not_shared: { subject: 'dossier', legalRef: decision('4.4') },
  received_with_identity: { subject: 'dossier', legalRef: decision('4.5') },
  received_without_identity: { subject: 'dossier', legalRef: decision('4.5') },
  services_with_identity: { subject: 'service', legalRef: decision('4.5') },
  services_without_identity: { subject: 'service', legalRef: decision('4.5') },
  certifying: { subject: 'dossier', legalRef: certifiedCopies },
  certified_electronically: { subject: 'dossier', legalRef: certifiedCopies },
  certified_on_paper: { subject: 'dossier', legalRef: certifiedCopies },
  owing: { subject: 'dossier', legalRef: decision('6') },
  paid_online: { subject: 'dossier', legalRef: decision('6') },
  paid_otherwise: { subject: 'dossier', legalRef: decision('6') },
  papers: { subject: 'paper', legalRef: decision('4.2') },
  papers_digitised: { subject: 'paper', legalRef: decision('4.2') },
  papers_not_digitised: { subject: 'paper', legalRef: decision('4.2') },
  digitised: { subject: 'dossier', legalRef: decision('4.3') },
  reused: { subject: 'dossier', legalRef: decision('4.3') },
  not_reused: { subject: 'dossier', legalRef: decision('4.3') },
  feedback_received: { subject: 'feedback', legalRef: decision('5.1') },
  feedback_classified: { subject: 'feedback', legalRef: decision('5.1') },
  feedback_unclassified: { subject: 'feedback', legalRef: decision('5.1') },
  feedback_due: { subject: 'feedback', legalRef: decision('5.2') },
  feedback_in_time: { subject: 'feedback', legalRef: decision('5.2') },
  feedback_late: { subject: 'feedback', legalRef: decision('5.2') },
  feedback_open: { subject: 'feedback', legalRef: '' },
  feedback_content: { subject: 'feedback', legalRef: decision('5.3') },
  feedback_not_content: { subject: 'feedback', legalRef: decision('5.3') },
  feedback_on_settling: { subject: 'feedback', legalRef: decision('5.4') },
  dissatisfied: { subject: 'answer', legalRef: decision('5.4') },
} as const satisfies Record<string, Counting>;

export type CountingName = keyof typeof countings;
