import type { Day } from '#platform/clock';
import type { CatalogueRecord } from './catalogue-record.ts';

/** A procedure (thủ tục hành chính) as the law announces it for a span of days; a dossier pins the one it came under. */
export interface ProcedureVersion {
  code: string;
  name: string;
  field: { name: string; code?: string };
  levels: Level[];
  agencyGroup: AgencyGroup;
  applicants: string[];
  audience: Audience[];
  cases: ProcedureCase[];
  /** What people and agencies do one after another, as the law has it; absent when the record does not say. */
  sequence?: string[];
  requiredPapers: RequiredPaper[];
  channels: Channel[];
  timeLimit: TimeLimit;
  fees: Fee[];
  results: Result[];
  legalBases: LegalBasis[];
  publicationDecision: string;
  onlineLevel: OnlineLevel;
  status: 'listed' | 'repealed';
  repeal?: Repeal;
  confidence: 'seen' | 'partly_seen' | 'unsure';
  source: string;
  sourceUrl?: string;
  notes: string;
  raw: CatalogueRecord;
}

export type Level = 'ministry' | 'province' | 'commune' | 'other';

/** Whose procedure it is; `other` when the record names a body we do not know. */
export type AgencyGroup = 'commune' | 'police' | 'military' | 'other';

/** For whom a procedure is, coarsely, as people look for it. */
export type Audience = 'citizen' | 'business' | 'organisation' | 'official' | 'foreigner';

/** The parts a procedure must be posted with (Điều 8, NĐ 63/2010/NĐ-CP; chỉ số 1.3, QĐ 766/QĐ-TTg). */
export type ContentPart = 'name' | 'sequence' | 'channels' | 'papers' | 'timeLimit' | 'applicants' | 'agency';

export type OnlineLevel = 'full' | 'partial' | 'none' | 'unknown';

/** A case of a procedure with its own time limit. */
export interface ProcedureCase {
  name: string;
  timeLimit: TimeLimit;
}

/** As the deadline engine counts them; `hour` runs day and night. */
export type LimitUnit = 'working_hour' | 'working_day' | 'hour' | 'day' | 'month' | 'year' | 'same_day' | 'none';

/** How long settlement may take. With unit `none` the amount is 0 and `because` says why there is no number. */
export interface TimeLimit {
  unit: LimitUnit;
  amount: number;
  /** What the text adds about lengthening it, in its own words; empty when it adds nothing. */
  extension: string;
  raw: string;
  because?: 'law_sets_none' | 'not_stated' | 'unreadable';
}

/** A paper (thành phần hồ sơ) that a dossier needs; quantities are absent when the record does not say them. */
export interface RequiredPaper {
  ordinal: number;
  name: string;
  originals?: number;
  copies?: number;
  note: string;
  isForm: boolean;
  isConditional: boolean;
  raw: string;
}

export type ChannelName = 'online' | 'direct' | 'post';

/** A way of filing. A limit or fees are absent when the channel states none of its own: the record's then hold. */
export interface Channel {
  channel: ChannelName;
  timeLimit?: TimeLimit;
  fees?: Fee[];
  note: string;
}

/**
 * Money due, in đồng. Phí is a fee, lệ phí a charge. Without an amount `setBy` says who sets it, and `words` is what to
 * show; a wrong zero would be worse than no number.
 */
export interface Fee {
  kind: 'fee' | 'charge' | 'unsaid';
  amount?: number;
  words: string;
  /** One of what the amount is for: a page, a copy, a case. */
  perWhat?: string;
  /** From the n-th unit on, another amount. */
  tiers?: { from: number; amount: number }[];
  max?: { amount: number; perWhat: string };
  condition: string;
  setBy: 'record' | 'provincial_council' | 'other_text' | 'unknown';
  raw: string;
}

/** What the applicant receives. */
export interface Result {
  name: string;
  code?: string;
}

/** A legal document; `number` is absent when the record only gives a title. */
export interface LegalBasis {
  number?: string;
  title: string;
  raw: string;
}

/** That a procedure is repealed, from which day when the record says so, and what takes its place. */
export interface Repeal {
  on?: Day;
  replacedBy?: string;
  reason: string;
}

/** A field of a record that could not be read, or not fully: which record, which field, its text, and why. */
export interface ReadingProblem {
  code: string;
  field: string;
  text: string;
  why: Why;
}

export type Why =
  | 'missing'
  | 'unreadable'
  | 'several_values'
  | 'disagrees'
  | 'unit_unknown'
  | 'hours_not_said_working'
  | 'zero_limit'
  | 'free_but_text_differs'
  | 'amounts_differ'
  | 'foreign_currency'
  | 'garbled'
  | 'cut_short'
  | 'quantity_missing'
  | 'quantity_glued'
  | 'fragment'
  | 'no_number'
  | 'code_unreadable'
  | 'unknown_word'
  | 'date_missing'
  | 'misshapen'
  | 'duplicate';

/** What a small reader found in a field, before it is known whose record it is. */
export interface Reading<T> {
  value: T;
  whys: Why[];
}
