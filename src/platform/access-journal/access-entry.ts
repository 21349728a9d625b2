import type { Principal } from '../access.ts';

/** Something that stands in the access journal: that somebody looked, or that something was refused or failed. */
export interface AccessEntry {
  /** The agency in whose journal it stands; {@link noAgency} where it is nobody's in particular. */
  readonly agencyId: string;
  /** Milliseconds. */
  readonly at: number;
  readonly outcome: AccessOutcome;
  /** Method and pattern of the address, never what was filled in: `GET /can-bo/ho-so/:code`. */
  readonly address: string;
  /** The code of the refusal. */
  readonly code: string | null;
  /** What it was about, such as the dossier's id. */
  readonly subjectId: string | null;
  readonly actorKind: Principal['kind'];
  readonly actorId: string | null;
  readonly actorName: string;
}

export type AccessOutcome = 'read' | 'refused' | 'failed';

/** Stands for an agency where there is none: a citizen at a page that belongs to nobody, an unknown user name. */
export const noAgency = '00000000-0000-0000-0000-000000000000';
