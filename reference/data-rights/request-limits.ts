/** What somebody may ask about their own data (Điều 4, Luật 91/2025/QH15). */
export const requestKinds = ['provide', 'correct', 'erase', 'withdraw_consent', 'restrict', 'object'] as const;

export type RequestKind = (typeof requestKinds)[number];

/** Days for one kind of request. */
export interface AnswerLimit {
  readonly days: number;
  /** Where somebody who processes for the agency, or a third party, has to act as well. */
  readonly daysWithOthers: number;
  /** What the one extension may add at most. */
  readonly extensionDays: number;
}

/** The limits in force between two days. */
export interface RequestLimits {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly legalRef: string;
  /** Working days until whoever asks is first answered. */
  readonly firstAnswerDays: number;
  readonly kinds: Readonly<Record<RequestKind, AnswerLimit>>;
}

const viewing: AnswerLimit = { days: 10, daysWithOthers: 15, extensionDays: 10 };
const stopping: AnswerLimit = { days: 15, daysWithOthers: 20, extensionDays: 15 };

/**
 * Every set of limits that holds or held; a request keeps the one it was made under. The text says "ngày làm việc" of the
 * first answer and "ngày" of the others, which are therefore counted by the calendar, a last day that is off giving way to
 * the next working day. From which day they count was not seen ([U]): here from the request, the day it is made left out.
 */
export const requestLimits: readonly RequestLimits[] = [
  {
    validFrom: '2026-01-01',
    validTo: null,
    legalRef: 'NĐ 356/2025/NĐ-CP',
    firstAnswerDays: 2,
    kinds: {
      provide: viewing,
      correct: viewing,
      erase: { days: 20, daysWithOthers: 30, extensionDays: 20 },
      withdraw_consent: stopping,
      restrict: stopping,
      object: stopping,
    },
  },
];

/** On what ground a request may be refused. */
export const refusalGrounds = ['kept_by_law', 'of_another', 'other'] as const;

export type RefusalGround = (typeof refusalGrounds)[number];

/**
 * The law behind each ground, and the kinds of requests it is for. What a state agency processes for its work, and what must be
 * kept, is not erased, but the request is answered. The articles for the other two were not seen ([U]): whoever answers names
 * theirs in words.
 */
export const groundsInLaw: Readonly<
  Record<RefusalGround, { readonly legalRef: string; readonly kinds: readonly RequestKind[] }>
> = {
  kept_by_law: {
    legalRef: 'Điều 14 khoản 2 và Điều 19, Luật 91/2025/QH15',
    kinds: ['erase', 'withdraw_consent', 'restrict', 'object'],
  },
  of_another: { legalRef: 'Luật 91/2025/QH15', kinds: requestKinds },
  other: { legalRef: 'Luật 91/2025/QH15', kinds: requestKinds },
};

/** Why dossiers stay when an account is erased: their keeping is set by the law of archives, not by the person. */
export const keptDossiersRef = 'Luật Lưu trữ 33/2024/QH15; Điều 14 khoản 2 và Điều 19, Luật 91/2025/QH15';

/** The house's own rules, set by no decree ([U]): an installation may change them here. */
export const houseRules = {
  /** Working days before the end of a clock on which leaders are told of it. */
  warnDays: 1,
  /** Requests of one person that may wait for their answer at one agency at the same time. */
  mostOpen: 5,
} as const;
