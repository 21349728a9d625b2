/** Where the rows of a table lie once the database is spread over several machines with Citus. */
export type Placement = 'agency' | 'reference' | 'coordinator';

/**
 * THE list of where each table lies, beside the picture in `architecture.ts`. `src/checks/distribution-rules.ts` holds it against the
 * migrations, so that none is left undeclared, and `motcua distribute` reads it. Nothing here matters on one machine.
 */
const placements = {
  /** With the rows of their agency: spread by `agency_id`, all of one agency on one machine. */
  agency: [
    'calendar.special_day',
    'calendar.weekly_schedule',
    'calendar.year_table',
    'data_rights.answer',
    'data_rights.correction',
    'data_rights.extension',
    'data_rights.first_answer',
    'data_rights.request',
    'digitisation.digitisation',
    'digitisation.page',
    'digitisation.proposal',
    'dossiers.apology',
    'dossiers.certified_copy',
    'dossiers.certified_copy_correction',
    'dossiers.clock_stop',
    'dossiers.dossier',
    'dossiers.dossier_party',
    'dossiers.dossier_word',
    'dossiers.electronic_copy',
    'dossiers.extract_copy',
    'dossiers.extract_correction',
    'dossiers.fee',
    'dossiers.hand_over',
    'dossiers.late_reason',
    'dossiers.number_counter',
    'dossiers.refusal',
    'dossiers.required_paper',
    'dossiers.result',
    'dossiers.result_paper',
    'dossiers.signing_ceremony',
    'dossiers.signing_ceremony_result',
    'dossiers.step',
    'dossiers.supplement_request',
    'dossiers.withdrawal',
    'feedback.answer',
    'feedback.direction',
    'feedback.feedback',
    'feedback.number_counter',
    'feedback.posted_answer',
    'feedback.rating',
    'feedback.reopening',
    'feedback.sender',
    'feedback.transfer',
    'indicators.feedback_course',
    'notifications.mail',
    'notifications.message',
    'organisation.department',
    'organisation.signing_delegation',
    'organisation.staff_member',
    'papers.file',
    'payments.gateway_setting',
    'payments.message',
    'payments.number_counter',
    'payments.payment',
    'payments.receipt',
    'payments.receipt_cancellation',
    'payments.refund',
    'payments.statement_line',
    'platform.access',
    'platform.event',
    'platform.journal_block',
    'platform.unsealed',
    'portal.connection',
    'portal.exchange',
    'portal.told_dossier',
    'procedures.announced_procedure',
    'procedures.announcement',
    'procedures.announcement_edition',
    'procedures.entered_sequence',
    'procedures.local_rule',
    'procedures.own_process',
    'procedures.posted_notice',
    'retention.destruction',
    'retention.hold',
    'retention.listed_dossier',
    'satisfaction.answer',
    'satisfaction.answer_officer',
    'satisfaction.follow_up',
    'satisfaction.invitation',
    'satisfaction.rated_dossier',
    'signatures.certificate',
    'signatures.file_verdict',
    'signatures.hand_off',
    'signatures.signature',
    'signatures.specimen',
    'statistics.agency_month',
    'statistics.agency_year',
    'statistics.counted_agency',
    'statistics.counted_dossier',
    'statistics.daily_figure',
    'statistics.monthly_figure',
    'statistics.report_seal',
    'statistics.sent_report',
  ],
  /** The same on every machine: catalogues that all agencies share, seldom written and joined with rows of agencies. */
  reference: ['organisation.agency', 'organisation.agency_change', 'organisation.position', 'procedures.version'],
  /** On the coordinator alone: found by a key of their own, never joined with rows of agencies. */
  coordinator: [
    'dossiers.lookup_failure',
    'forms.draft',
    'identity.account',
    'identity.one_time_secret',
    'identity.passkey',
    'identity.session',
    'identity.sign_in_attempt',
    // Found by the person, in whatever agency: their walls ask the account whose number it is.
    'paper_store.consultation',
    'paper_store.reuse',
    'paper_store.stored_paper',
    'platform.content_key',
    'platform.file_link',
    'platform.form_receipt',
    'platform.journal_anchor',
    'platform.parked_form',
    'platform.personal_key',
    'platform.personal_key_lock',
    'platform.subject_version',
    'platform.throttle',
  ],
} as const satisfies Readonly<Record<Placement, readonly string[]>>;

const placed = Object.entries(placements) as readonly (readonly [Placement, readonly string[]])[];

/** Every table that is declared, with its place. */
export const placementOf: ReadonlyMap<string, Placement> = new Map(
  placed.flatMap(([placement, tables]) => tables.map((table) => [table, placement] as const)),
);

/** By which column rows of agencies are spread, where it is called otherwise. */
const spreadBy: Readonly<Record<string, string>> = { 'platform.unsealed': 'journal_id' };

/** The column by which the rows of a table of agencies are spread. */
export const columnOf = (table: string): string => spreadBy[table] ?? 'agency_id';

/** Views through which a policy looks at rows of the same agency, and the table that lies behind each. */
export const tableBehind: Readonly<Record<string, string>> = { 'papers.published_file': 'papers.file' };
