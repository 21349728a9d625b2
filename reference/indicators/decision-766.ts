import type { CountingName } from './countings.ts';

/** The index as it is reckoned from a day on. A period goes by the set that was in force on its first day. */
export interface IndicatorSet {
  readonly validFrom: string;
  readonly legalRef: string;
  readonly groups: readonly IndicatorGroup[];
  /** How often a dossier may be sent back for completion and still count as in time. */
  readonly supplementsInTime: number;
  /** Calendar days before its limit from which a dossier is said to be nearly late: the house's own, set by no decree. */
  readonly soonDays: number;
}

export interface IndicatorGroup {
  readonly key: GroupKey;
  readonly number: number;
  readonly max: number;
  readonly indicators: readonly Indicator[];
}

export type GroupKey = 'transparency' | 'progress' | 'online' | 'digitisation' | 'satisfaction' | 'payment';

export type AgencyLevel = 'central' | 'province' | 'commune';

/** One indicator. Its score is max × share, or min(max, max × share / target) where there is a target. */
export interface Indicator {
  readonly key: IndicatorKey;
  /** Its number in the Decision, where it was seen. */
  readonly number?: string;
  /** The code under which the national portal serves it, where it was seen. */
  readonly metric?: string;
  /** The most points it gives; one without points is shown and not scored. */
  readonly max: number;
  /** Between 0 and 1: from this share on all points are given. */
  readonly target?: number;
  readonly appliesTo: readonly AgencyLevel[];
  /** Whether it is sure to whom it applies; what is not stands here to be changed, and the page says so. */
  readonly certainAbout: boolean;
  readonly measure: Measure | Average;
}

/** An average time in the unit of each limit, which gives no points: of what is counted. */
export interface Average {
  readonly averageOf: CountingName;
}

export interface Measure {
  /** The share is `part` of `of`, or all of `of` without `less`. */
  readonly part?: CountingName;
  readonly less?: readonly CountingName[];
  readonly of: CountingName;
  /** What may belong to one side as well, and nothing recorded says whether: the share is then a range. */
  readonly unclear?: { readonly name: CountingName; readonly side: 'part' | 'of' };
  /** The points where there is nothing to count: all, none, or not known. */
  readonly ofNothing: 'all' | 'none' | 'unknown';
  /** While there is any of this, nothing is measured, for the reason given. */
  readonly unless?: { readonly name: CountingName; readonly because: Obstacle };
  /** How it is counted was put together from what clients of the portal were seen to send, and held against no original ([U]). */
  readonly isAssumed?: true;
  /** What is missing to the full share. */
  readonly gaps: readonly CountingName[];
  /** What can still be done something about today. */
  readonly concernedNow?: CountingName;
  /** What is concerned now is not counted yet: it is shown also while nothing is missing. */
  readonly isAtStake?: true;
}

/** Why a share is not known whatever was recorded. */
export type Obstacle = 'no_portal';

export type IndicatorKey =
  | 'published_on_time'
  | 'updated_on_time'
  | 'full_content'
  | 'synchronised'
  | 'timeliness'
  | 'average_time'
  | 'services_online'
  | 'services_used'
  | 'filed_online'
  | 'electronic_result'
  | 'digitised_papers'
  | 'certified_copies'
  | 'reuse'
  | 'personal_store'
  | 'population_procedures'
  | 'population_dossiers'
  | 'feedback_classified'
  | 'feedback_on_time'
  | 'feedback_content'
  | 'content'
  | 'payment_integrated'
  | 'payment_used'
  | 'paid_online';

const everybody = ['province', 'commune'] as const;
const connected = { isAssumed: true, unless: { name: 'not_connected', because: 'no_portal' } } as const;

/**
 * Points, targets and formulas as the national portal served them in September and October 2026; the text of the Decision
 * itself was not seen. Four things are not certain ([U]) and so stand here: which indicators do not apply to communes
 * (1.1 and 1.2 are the work of ministries and provinces), what a share of nothing gives where no source says so (then its
 * points are unknown), whether 2.1 counts dossiers carried over from before the period (here it does, so that the share
 * cannot pass 1), and what is a share of what in certified electronic copies, of which only name and points were seen (here,
 * of the dossiers of certification settled in the period, those with at least one). How 1.4, 4.4 and 4.5 are counted is put
 * together from what clients of the portal send (`isAssumed`). A later decision gets a set of its own with its day.
 */
const asServedIn2026: IndicatorSet = {
  validFrom: '2022-06-23',
  legalRef: 'QĐ 766/QĐ-TTg ngày 23/6/2022',
  supplementsInTime: 1,
  soonDays: 3,
  groups: [
    {
      key: 'transparency',
      number: 1,
      max: 18,
      indicators: [
        {
          ...{ key: 'published_on_time', number: '1.1', metric: 'PUBLISH_ON_TIME', max: 6 },
          ...{ appliesTo: ['province'], certainAbout: false },
          measure: {
            ...{ part: 'announced_in_time', of: 'announced', ofNothing: 'unknown' },
            gaps: ['announced_late'],
          },
        },
        {
          ...{ key: 'updated_on_time', number: '1.2', metric: 'PUBLIC_UPDATE_ON_TIME', max: 4 },
          ...{ appliesTo: ['province'], certainAbout: false },
          measure: {
            ...{ part: 'posted_in_time', of: 'posting_due', ofNothing: 'unknown' },
            ...{ gaps: ['posted_late'], concernedNow: 'announcements_to_post', isAtStake: true },
          },
        },
        {
          ...{ key: 'full_content', number: '1.3', metric: 'PUBLIC_CONTENT_FULL', max: 2 },
          ...{ appliesTo: everybody, certainAbout: false },
          measure: {
            ...{ part: 'services_full', of: 'services_posted', ofNothing: 'unknown' },
            ...{ gaps: ['services_lacking'], concernedNow: 'services_lacking' },
          },
        },
        {
          ...{ key: 'synchronised', number: '1.4', metric: 'DOSSIER_SYNC', max: 6 },
          ...{ appliesTo: everybody, certainAbout: true },
          // The portal divides by the most that it or the agency knows of; what it knows is not to be had here.
          measure: {
            ...{ part: 'received_told', of: 'received', ofNothing: 'unknown', ...connected },
            ...{ gaps: ['received_untold'], concernedNow: 'received_untold' },
          },
        },
      ],
    },
    {
      key: 'progress',
      number: 2,
      max: 20,
      indicators: [
        {
          ...{ key: 'timeliness', number: '2.1', max: 20, appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'handled_in_time', of: 'handled', ofNothing: 'unknown' },
            ...{ gaps: ['handled_late'], concernedNow: 'due_soon' },
          },
        },
        {
          ...{ key: 'average_time', number: '2.2', max: 0, appliesTo: everybody, certainAbout: true },
          measure: { averageOf: 'settled' },
        },
      ],
    },
    {
      key: 'online',
      number: 3,
      max: 12,
      indicators: [
        {
          ...{ key: 'services_online', number: '3.1', max: 2, target: 0.8, appliesTo: ['commune'], certainAbout: true },
          measure: {
            ...{ part: 'services_online', of: 'services', ofNothing: 'unknown' },
            unclear: { name: 'services_unclear', side: 'part' },
            gaps: ['services_not_online', 'services_unclear'],
          },
        },
        {
          ...{ key: 'services_used', number: '3.2', max: 4, appliesTo: ['commune'], certainAbout: true },
          measure: {
            ...{ part: 'services_used_online', of: 'services_online', ofNothing: 'unknown' },
            unclear: { name: 'services_unclear', side: 'of' },
            gaps: ['services_unused_online'],
          },
        },
        {
          ...{ key: 'filed_online', number: '3.3', max: 6, target: 0.5, appliesTo: everybody, certainAbout: true },
          measure: { part: 'received_online', of: 'received', ofNothing: 'unknown', gaps: ['received_direct'] },
        },
      ],
    },
    {
      key: 'digitisation',
      number: 4,
      max: 22,
      indicators: [
        {
          ...{ key: 'electronic_result', number: '4.1', metric: 'ORIGINAL_RESULT_AVAILABLE', max: 6 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'settled_electronically', of: 'settled', ofNothing: 'unknown' },
            gaps: ['settled_on_paper'],
          },
        },
        {
          ...{ key: 'digitised_papers', number: '4.2', metric: 'SO_HOA_GIAY_TO_GIAI_QUYET', max: 4, target: 0.8 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'papers_digitised', of: 'papers', ofNothing: 'unknown' },
            ...{ gaps: ['papers_not_digitised'], concernedNow: 'papers_not_digitised' },
          },
        },
        {
          ...{ key: 'certified_copies', metric: 'ELECTRONIC_CERTIFIED_COPY', max: 2 },
          ...{ appliesTo: everybody, certainAbout: false },
          measure: {
            ...{ part: 'certified_electronically', of: 'certifying', ofNothing: 'unknown' },
            gaps: ['certified_on_paper'],
          },
        },
        {
          ...{ key: 'reuse', number: '4.3', metric: 'REUSED_DIGITIZED_DATA', max: 2, target: 0.8 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: { part: 'reused', of: 'digitised', ofNothing: 'unknown', gaps: ['not_reused'] },
        },
        {
          ...{ key: 'personal_store', number: '4.4', metric: 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE', max: 4 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'settled_shared', of: 'settled', ofNothing: 'unknown', ...connected },
            gaps: ['settled_not_shared'],
          },
        },
        {
          ...{ key: 'population_procedures', number: '4.5a', metric: 'CITIZEN_DATA_CONNECTED_FORMALITY', max: 2 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'services_with_identity', of: 'services', ofNothing: 'unknown', isAssumed: true },
            gaps: ['services_without_identity'],
          },
        },
        {
          ...{ key: 'population_dossiers', number: '4.5b', metric: 'CITIZEN_DATA_CONNECTED_DOSSIER', max: 2 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'received_with_identity', of: 'received', ofNothing: 'unknown', isAssumed: true },
            gaps: ['received_without_identity'],
          },
        },
      ],
    },
    {
      key: 'satisfaction',
      number: 5,
      max: 18,
      indicators: [
        {
          ...{ key: 'feedback_classified', number: '5.1', max: 0, appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'feedback_classified', of: 'feedback_received', ofNothing: 'unknown' },
            ...{ gaps: ['feedback_unclassified'], concernedNow: 'feedback_unclassified' },
          },
        },
        {
          ...{ key: 'feedback_on_time', number: '5.2', metric: 'PETITION_PROCESSING_ON_TIME', max: 6 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'feedback_in_time', of: 'feedback_due', ofNothing: 'all' },
            ...{ gaps: ['feedback_late'], concernedNow: 'feedback_open' },
          },
        },
        {
          ...{ key: 'feedback_content', number: '5.3', metric: 'PETITION_HANDLING_SATISFACTION', max: 6 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            ...{ part: 'feedback_content', of: 'feedback_due', ofNothing: 'all' },
            gaps: ['feedback_not_content'],
          },
        },
        {
          ...{ key: 'content', number: '5.4', metric: 'DOSSIER_RECEIVING_SATISFACTION', max: 6, target: 0.9 },
          ...{ appliesTo: everybody, certainAbout: true },
          measure: {
            less: ['handled_late', 'feedback_on_settling', 'dissatisfied'],
            ...{ of: 'handled', ofNothing: 'none', gaps: ['handled_late', 'feedback_on_settling', 'dissatisfied'] },
            concernedNow: 'due_soon',
          },
        },
      ],
    },
    {
      key: 'payment',
      number: 6,
      max: 10,
      indicators: [
        {
          ...{ key: 'payment_integrated', max: 2, target: 0.8, appliesTo: ['commune'], certainAbout: true },
          measure: {
            ...{ part: 'services_payable', of: 'services_priced', ofNothing: 'unknown' },
            gaps: ['services_not_payable'],
          },
        },
        {
          ...{ key: 'payment_used', max: 2, target: 0.8, appliesTo: ['commune'], certainAbout: true },
          measure: {
            ...{ part: 'services_paid_online', of: 'services_priced', ofNothing: 'unknown' },
            gaps: ['services_never_paid_online'],
          },
        },
        // Whether the portal leaves out dossiers of whole procedures without a fee, or each dossier without one, is not certain [U].
        {
          ...{ key: 'paid_online', max: 6, appliesTo: everybody, certainAbout: true },
          measure: { part: 'paid_online', of: 'owing', ofNothing: 'unknown', gaps: ['paid_otherwise'] },
        },
      ],
    },
  ],
};

/** Every set, oldest first; the later rules from its day on. */
export const indicatorSets: readonly IndicatorSet[] = [asServedIn2026];
