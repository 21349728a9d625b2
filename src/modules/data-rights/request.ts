import type { DeadlineRule } from '#modules/calendar';
import type { RefusalGround, RequestKind } from '../../../reference/data-rights/request-limits.ts';

/** What somebody asks about their own data, and how far it has come. Instants are milliseconds. */
export interface DataRequest {
  /** The agency they asked. */
  readonly agencyId: string;
  readonly id: string;
  readonly personId: string;
  readonly kind: RequestKind;
  /** What they wrote, sealed under the key of their account: null once that is destroyed. */
  readonly words: string | null;
  readonly madeAt: number;
  /** The limits it was made under, as the calendar counts them. */
  readonly firstAnswerRule: DeadlineRule;
  readonly answerRule: DeadlineRule;
  readonly firstAnswerDueAt: number;
  readonly dueAt: number;
  readonly firstAnswer: (Done & { readonly withOthers: boolean }) | null;
  readonly extension: (Done & { readonly days: number; readonly reason: string | null }) | null;
  readonly answer: Answer | null;
  readonly answeredAt: number | null;
}

export type RequestKey = Pick<DataRequest, 'agencyId' | 'id'>;

/** Who did something, and when. */
export interface Done {
  readonly at: number;
  readonly byId: string;
  readonly byName: string;
}

/** What is answered, or proposed to be: an erasure is carried out only when somebody else has approved it. */
export interface Answer extends Done {
  readonly outcome: 'carried_out' | 'refused';
  readonly ground: RefusalGround | null;
  readonly words: string | null;
  readonly approved: Done | null;
  /** How many dossiers stay after an erasure, because they must be kept. */
  readonly keptDossiers: number | null;
}

export type RequestState = 'waiting' | 'under_way' | 'proposed' | 'answered';

/** How far a request has come: what is recorded says it. */
export function stateOf({
  firstAnswer,
  answer,
  answeredAt,
}: Pick<DataRequest, 'firstAnswer' | 'answer' | 'answeredAt'>): RequestState {
  if (answeredAt !== null) return 'answered';
  if (answer !== null) return 'proposed';
  return firstAnswer === null ? 'waiting' : 'under_way';
}

/** When the next answer is owed: the first one, then the one that settles it. */
export function nextDueAt({ firstAnswer, firstAnswerDueAt, dueAt }: DataRequest): number {
  return firstAnswer === null ? firstAnswerDueAt : dueAt;
}

/** Whether it takes two people: what is erased cannot be brought back. */
export const takesTwo = (kind: RequestKind): boolean => kind === 'erase';
