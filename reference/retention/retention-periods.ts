/** How long something is kept. Whole years count from the end of the year in which a dossier was closed. */
export interface Period {
  readonly count: number;
  readonly unit: 'minute' | 'day' | 'month' | 'whole_year';
}

/** The period of one class of records between two days. */
export interface RetentionPeriod {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly keeps: Period;
  /** Null is a rule of this house, set by no law. */
  readonly legalRef: string | null;
  /** Whether the number was read in the text it names; what was not is to be checked before it is relied on ([U]). */
  readonly isVerified: boolean;
}

const ofTheHouse = (count: number, unit: Period['unit']): readonly RetentionPeriod[] => [
  { validFrom: '2026-01-01', validTo: null, keeps: { count, unit }, legalRef: null, isVerified: false },
];

/**
 * What no law of archives asks to be kept, and goes by itself once its period is over: nothing is kept longer than its purpose
 * needs (Luật 91/2025/QH15; the article was not seen, [U]). The numbers are this house's own: an installation may change them
 * here.
 */
export const lettingGo = {
  /** A form that nobody filed, since it was last saved. */
  draft: ofTheHouse(6, 'month'),
  /** A file that a citizen sent and that nothing was made of, since it came. */
  unused_file: ofTheHouse(30, 'day'),
  /** A file of which a part is missing, since its last part. */
  unfinished_file: ofTheHouse(1, 'day'),
  /** Since it ran out. */
  session: ofTheHouse(0, 'day'),
  /** Invitations of staff, challenges, the wait for a code: since they ran out. */
  one_time_secret: ofTheHouse(0, 'day'),
  /** A form sent after its sender was signed out. Nobody can come back for it after an hour in any case. */
  parked_form: ofTheHouse(60, 'minute'),
  /** A link to a file on the other host. It leads nowhere after a minute in any case. */
  file_link: ofTheHouse(1, 'minute'),
  /** That a form was taken in, by which it is acted on once. */
  form_receipt: ofTheHouse(90, 'day'),
  /** How often somebody asked at an address that counts it, since that minute ended. */
  throttle: ofTheHouse(0, 'day'),
  /** What somebody was told inside the product. */
  message: ofTheHouse(24, 'month'),
  /** That a letter was sent or given up, and when. Its words are gone with the sending. */
  letter: ofTheHouse(12, 'month'),
  /** An invitation to say how satisfied one is, since it ran out. */
  invitation: ofTheHouse(0, 'day'),
} as const satisfies Readonly<Record<string, readonly RetentionPeriod[]>>;

export type LetGo = keyof typeof lettingGo;

/** How long dossiers are kept; null is for good. */
export interface DossierPeriod extends Omit<RetentionPeriod, 'keeps'> {
  /** The field of the procedures it is for; null is every field that has none of its own. */
  readonly field: string | null;
  readonly keeps: Period | null;
}

const archiveLaw = 'Luật Lưu trữ 33/2024/QH15';

/**
 * How long the file of a dossier is kept, by the field of its procedure. Only people decide that it is destroyed. No list of
 * periods for dossiers of the one-stop was seen: every number is [U], long rather than short, and to be set by the commune's
 * own list (bảng thời hạn lưu trữ) before the first is decided on.
 */
export const dossierPeriods: readonly DossierPeriod[] = [
  {
    field: 'Hộ tịch',
    validFrom: '2025-07-01',
    validTo: null,
    keeps: null,
    legalRef: `${archiveLaw}; Luật Hộ tịch 60/2014/QH13`,
    isVerified: false,
  },
  {
    field: 'Đất đai',
    validFrom: '2025-07-01',
    validTo: null,
    keeps: null,
    legalRef: `${archiveLaw}; Luật Đất đai 31/2024/QH15`,
    isVerified: false,
  },
  {
    field: 'Nuôi con nuôi',
    validFrom: '2025-07-01',
    validTo: null,
    keeps: null,
    legalRef: `${archiveLaw}; Luật Nuôi con nuôi 52/2010/QH12`,
    isVerified: false,
  },
  {
    field: 'Người có công',
    validFrom: '2025-07-01',
    validTo: null,
    keeps: null,
    legalRef: archiveLaw,
    isVerified: false,
  },
  {
    field: 'Chứng thực',
    validFrom: '2025-07-01',
    validTo: null,
    keeps: { count: 20, unit: 'whole_year' },
    legalRef: 'Điều 14, NĐ 23/2015/NĐ-CP',
    isVerified: false,
  },
  {
    field: null,
    validFrom: '2025-07-01',
    validTo: null,
    keeps: { count: 20, unit: 'whole_year' },
    legalRef: archiveLaw,
    isVerified: false,
  },
];

/**
 * What stays for as long as the installation does, and why. The journals cannot lose a row without losing their proof: the law
 * asks for 12 months at hand at least (Điều 33 khoản 5, NĐ 331/2026/NĐ-CP, not checked against the original, [U]), and what is personal in them goes with the key of its subject.
 */
export const keptForGood = [
  'journal',
  'access_journal',
  'sign_in_attempt',
  'stored_paper',
  'consultation',
  'feedback',
  'survey',
  'data_request',
  'sent_report',
  'destruction_list',
] as const;

export type KeptForGood = (typeof keptForGood)[number];
