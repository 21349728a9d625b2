import type { DeadlineRule } from '#modules/calendar';
import type { Resource } from '#platform/access';
import { Refusal } from '#platform/errors';

/**
 * A person or an organisation as they stood when the dossier was handed in; a later change of their data does not alter
 * it. A household business is its owner, a person.
 */
export interface Party {
  /** A person unless told otherwise, as everybody was before organisations could have a part. */
  readonly kind?: PartyKind;
  /** Their account, when they filed online. */
  readonly personId?: string;
  readonly fullName: string;
  readonly identityNumber?: string;
  /** Of an organisation, as {@link taxCodeOf} writes it. */
  readonly taxCode?: string;
  readonly birthDay?: string;
  readonly sex?: 'male' | 'female';
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}

export type PartyKind = 'person' | 'organisation';

/** The four roles people have in a dossier; the owner is the submitter unless another is named. */
export interface Parties {
  /** người nộp */
  readonly submitter: Party;
  /** chủ hồ sơ */
  readonly owner: Party;
  /** the one the fact is about, such as the child of a birth registration */
  readonly subject?: Party;
  /** người được ủy quyền */
  readonly representative?: Party & { readonly basis: string };
}

/** A dossier (hồ sơ thủ tục hành chính) from filing to the result in hand. Instants are milliseconds. */
export interface Dossier {
  /** The receiving agency. */
  readonly agencyId: string;
  readonly id: string;
  readonly code: string;
  /** The agency competent to settle it; often, not always, the receiving one. */
  readonly handlingAgencyId: string;
  readonly procedureCode: string;
  /** The version of the procedure it was filed under; a later version does not touch it. */
  readonly procedureVersionId: string;
  readonly procedureName: string;
  readonly field: string;
  readonly channel: Channel;
  readonly state: DossierState;
  readonly parties: Parties;
  readonly partyIds: readonly string[];
  readonly ownerName: string;
  readonly content: string;
  readonly formId: string | null;
  readonly formVersion: number | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly sets: number;
  readonly resultDelivery: ResultDelivery;
  readonly deliveryAddress: string | null;
  readonly submittedAt: number;
  readonly receivedAt: number | null;
  readonly receivedBy: string | null;
  readonly deadlineRule: DeadlineRule;
  readonly statutoryAt: number | null;
  readonly promisedAt: number | null;
  readonly firstPromisedAt: number | null;
  readonly assigneeId: string | null;
  readonly positionCode: string | null;
  readonly stepOrdinal: number | null;
  readonly decidedAt: number | null;
  /** When it stopped being the handling agency's to settle: decided, withdrawn or lapsed. */
  readonly closedAt: number | null;
  /** How it was closed; handing the result over does not change it. */
  readonly outcome: Outcome | null;
  readonly handedOverAt: number | null;
  readonly feeState: 'none' | 'due' | 'paid' | 'waived';
  readonly feeTotal: number;
  readonly deliveryState: 'none' | 'ready' | 'posted' | 'handed_over';
  readonly version: number;
  /** Whose data filled in who it is of; null where it was typed. Older dossiers do not have it, see {@link identitySourceOf}. */
  readonly identityFrom?: IdentitySource | null;
  /** When its file was destroyed; only its course is left. */
  readonly destroyedAt?: number | null;
}

/** The electronic identity the submitter signed in with, or a citizen card that was read at the counter. */
export type IdentitySource = 'account' | 'card';

export type Channel = 'online' | 'counter' | 'post';

export type ResultDelivery = 'counter' | 'post' | 'electronic';

/** Which state may follow which. Everything not listed is refused. Money and delivery have states of their own. */
const nextStates = {
  submitted: ['processing', 'awaiting_supplement', 'intake_refused', 'withdrawn'],
  processing: ['processing', 'awaiting_supplement', 'settled', 'settlement_refused', 'withdrawn'],
  awaiting_supplement: ['submitted', 'processing', 'withdrawn', 'lapsed'],
  settled: ['handed_over'],
  settlement_refused: ['handed_over'],
  intake_refused: [],
  withdrawn: [],
  lapsed: [],
  handed_over: [],
} as const satisfies Record<string, readonly string[]>;

export type DossierState = keyof typeof nextStates;

/** The ways a dossier ends for the agency that settles it; also the state it has until the result is handed over. */
export type Outcome = 'settled' | 'settlement_refused' | 'intake_refused' | 'withdrawn' | 'lapsed';

/** What changes in a dossier that ends now (milliseconds): its state, and for good how and when it was closed. */
export const closedAs = (outcome: Outcome, now: number) => ({ state: outcome, outcome, closedAt: now });

export const dossierStates = Object.keys(nextStates) as readonly DossierState[];

/** Throws a refusal that says what the dossier is now, unless it may become `next`. */
export function assertCanBecome({ state, code }: Pick<Dossier, 'state' | 'code'>, next: DossierState): void {
  const allowed: readonly string[] = nextStates[state];
  if (!allowed.includes(next)) throw new Refusal(`dossier.cannot_become_${next}`, { code, state });
}

/** Where the work stands: with the counter, with the officers, or done. Decided dossiers wait only to be handed over. */
export function stageOf(state: DossierState): 'intake' | 'settlement' | 'closed' {
  if (state === 'submitted') return 'intake';
  if (state === 'processing' || state === 'awaiting_supplement') return 'settlement';
  return 'closed';
}

/**
 * The status the National Portal knows, 1 to 10 (see the glossary): always derived, never stored. A dossier that is
 * settled and unpaid asks for the financial obligation (6).
 */
export function nationalStatusOf({
  state,
  feeState,
  receivedAt,
}: Pick<Dossier, 'state' | 'feeState' | 'receivedAt'>): number {
  switch (state) {
    case 'submitted':
      return 1;
    case 'processing':
      return feeState === 'due' ? 6 : receivedAt === null ? 2 : 4;
    case 'awaiting_supplement':
      return 5;
    case 'intake_refused':
      return 3;
    case 'withdrawn':
      return 7;
    case 'lapsed':
      return 8;
    case 'settled':
    case 'settlement_refused':
      return 9;
    case 'handed_over':
      return 10;
  }
}

/** Whose data filled a dossier in, as far as it is recorded: who filed on line was signed in and did not type who they are. */
export function identitySourceOf({
  identityFrom,
  channel,
  partyIds,
}: Pick<Dossier, 'identityFrom' | 'channel' | 'partyIds'>): IdentitySource | null {
  return identityFrom ?? (channel === 'online' && partyIds.length > 0 ? 'account' : null);
}

/** Whether there is a decision or a result notice, after which nobody can withdraw (Điều 21, NĐ 118/2025/NĐ-CP). */
export function isDecided({ decidedAt }: Pick<Dossier, 'decidedAt'>): boolean {
  return decidedAt !== null;
}

export type Punctuality = 'early' | 'on_time' | 'overdue';

const sixtySeconds = 60_000;

/**
 * How a decision stands to the promised day: overdue after it, on time on that day, early before it. A dossier without a
 * limit is on time.
 */
export function punctualityOf(
  { decidedAt, promisedAt }: Pick<Dossier, 'decidedAt' | 'promisedAt'>,
  dayOf: (at: number) => string,
): Punctuality {
  if (decidedAt === null || promisedAt === null) return 'on_time';
  if (decidedAt > promisedAt + sixtySeconds) return 'overdue';
  return dayOf(decidedAt) < dayOf(promisedAt) ? 'early' : 'on_time';
}

/** The agencies a dossier concerns, the receiving one first; twice the same when it settles what it received. */
export const agenciesOf = ({
  agencyId,
  handlingAgencyId,
}: Pick<Dossier, 'agencyId' | 'handlingAgencyId'>): string[] => [agencyId, handlingAgencyId];

/** What access rules need to know of a dossier. */
export function resourceOf(dossier: Dossier): Resource {
  const { assigneeId, partyIds } = dossier;
  return { agencyIds: agenciesOf(dossier), assigneeId: assigneeId ?? undefined, partyIds };
}
