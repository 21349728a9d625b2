import type { PortalRuleKey } from '../../../reference/indicators/portal-rules.ts';

/** How a dossier stands with the portal; see the comments of `portal.told_dossier`. */
export const toldStates = ['waiting', 'sending', 'taken', 'rejected', 'held_back', 'over'] as const;

export type ToldState = (typeof toldStates)[number];

/** How far the portal knows a dossier. Instants are milliseconds. */
export interface ToldDossier {
  readonly agencyId: string;
  readonly dossierId: string;
  readonly handlingAgencyId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly state: ToldState;
  readonly dueVersion: number;
  readonly since: number;
  readonly sendingVersion: number | null;
  /** 0 before it was taken for the first time. */
  readonly toldVersion: number;
  /** How often in a row nobody knew whether it arrived, although the portal answered about others. */
  readonly tries: number;
  readonly toldStatus: number | null;
  readonly toldAt: number | null;
  readonly progressVersion: number;
  readonly receivedTakenAt: number | null;
  readonly resultTakenAt: number | null;
  readonly rules: readonly PortalRuleKey[];
  readonly answerCode: string | null;
  readonly answerWords: string | null;
}

/** How often one that may have arrived is tried before it stands in the queue, so that it holds up nobody else. */
export const mostUnclear = 5;

/** The code of an answer that never came. */
export const noAnswer = 'none';

/** What of the dossiers a page shows together. */
export const toldGroups = {
  taken: ['taken'],
  waiting: ['waiting', 'sending'],
  rejected: ['rejected'],
  held_back: ['held_back'],
} as const satisfies Readonly<Record<string, readonly ToldState[]>>;

export type ToldGroup = keyof typeof toldGroups;

export const toldGroupNames = Object.keys(toldGroups) as readonly ToldGroup[];
