import type { DeadlineRule } from '#modules/calendar';
import type { Resource } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { FeedbackKind } from '../../../reference/feedback/kinds.ts';

export const channels = ['page', 'phone', 'sheet', 'email', 'portal'] as const;

export type Channel = (typeof channels)[number];

/** The only place that knows what may follow what. A transfer leaves it received, elsewhere. */
const nextStates = {
  received: ['received', 'in_progress', 'redirected', 'declined'],
  in_progress: ['drafted'],
  drafted: ['drafted', 'in_progress', 'answered'],
  answered: ['in_progress'],
  redirected: [],
  declined: [],
} as const satisfies Record<string, readonly string[]>;

export type FeedbackState = keyof typeof nextStates;

/** What somebody reported, without who they are. Instants are milliseconds. */
export interface Feedback {
  readonly agencyId: string;
  readonly id: string;
  readonly code: string;
  readonly handlingAgencyId: string;
  readonly channel: Channel;
  /** Its number in the list of the National Portal, when it came from there. */
  readonly portalNumber: string | null;
  readonly state: FeedbackState;
  readonly kind: FeedbackKind | null;
  readonly content: string;
  readonly place: string | null;
  readonly dossierCode: string | null;
  readonly fileIds: readonly string[];
  readonly mayPost: boolean;
  readonly submittedAt: number;
  /** Since when the present limit is counted, by which rule, and when it ends. */
  readonly clockFrom: number;
  readonly rule: DeadlineRule;
  readonly dueAt: number;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly round: number;
  readonly answeredAt: number | null;
  readonly version: number;
}

/** Throws unless the state may become `next`. */
export function assertCanBecome({ state, code }: Pick<Feedback, 'state' | 'code'>, next: FeedbackState): void {
  if (!(nextStates[state] as readonly string[]).includes(next))
    throw new Refusal(`feedback.cannot_become_${next}`, { code, state });
}

/** Whether somebody still owes something: then its clock runs. */
export function isOpen({ state }: Pick<Feedback, 'state'>): boolean {
  return state === 'received' || state === 'in_progress' || state === 'drafted';
}

/** What the first wall needs to know: only the agency that handles it acts on it. */
export function resourceOf({ handlingAgencyId, assigneeId }: Feedback): Resource {
  return { agencyIds: [handlingAgencyId], assigneeId: assigneeId ?? undefined };
}

/** Who reported it. */
export interface Sender {
  /** The account they were signed in with. */
  readonly personId: string | null;
  readonly fullName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** What they wrote, where they named themselves in it. */
  readonly original: string | null;
}
