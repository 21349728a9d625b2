import type { Day } from '#platform/clock';

/** A list of dossiers proposed to be destroyed. Instants are milliseconds. */
export interface Destruction {
  readonly agencyId: string;
  readonly id: string;
  /** Number and day of the minutes of the council that went through the list. */
  readonly minutes: string;
  readonly proposedAt: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly outcome: 'decided' | 'sent_back' | null;
  /** Number and day of the decision. */
  readonly decision: string | null;
  /** Why it was sent back. */
  readonly words: string | null;
  readonly answeredAt: number | null;
  readonly answeredByName: string | null;
  readonly carriedOutAt: number | null;
  readonly dossiers: number;
}

export type DestructionKey = Pick<Destruction, 'agencyId' | 'id'>;

/** A dossier in a list, as it was said to be when the list was made. */
export interface ListedDossier {
  readonly id: string;
  readonly code: string;
  readonly procedureName: string;
  readonly field: string;
  readonly closedAt: number;
  readonly keptUntil: Day;
  readonly legalRef: string | null;
  readonly became: 'destroyed' | 'held' | null;
}

/** A dossier that is not destroyed until the hold is lifted. */
export interface Hold {
  readonly dossierId: string;
  readonly code: string;
  readonly reason: string;
  readonly placedAt: number;
  readonly placedByName: string;
}

/** Why a dossier is kept although its time is over. */
export type Holding = 'hold' | 'feedback' | 'data_request';
