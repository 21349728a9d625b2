import type { Day } from '#platform/clock';
import { fold } from '#platform/text';
import { type KnownPaper, knownPapers, namesOfOtherPapers } from '../../../reference/papers/paper-kinds.ts';

/** A paper of a person that another dossier may be given: a result, or the scan of a paper that an officer confirmed. */
export interface StoredPaper {
  /** The agency whose officer put it in. */
  readonly agencyId: string;
  readonly id: string;
  /** Whose it is. */
  readonly identityNumber: string;
  readonly origin: PaperOrigin;
  /** One of `reference/papers/paper-kinds.ts`, where it is known. */
  readonly kind: string | null;
  readonly name: string;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly issuer: string | null;
  /** The last day on which it counts, where the law says so. */
  readonly validUntil: Day | null;
  /** The agency with which its files lie. */
  readonly fileAgencyId: string;
  readonly fileIds: readonly string[];
  /** What it was put in for, once: the dossier of a result, the digitisation of a scan. */
  readonly sourceId: string;
  readonly dossierAgencyId: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  /** Which of the papers of the dossier was scanned; none of a result. */
  readonly ordinal: number | null;
  /** The persons who may follow the dossier it came from. */
  readonly partyIds: readonly string[];
  readonly state: StoredPaperState;
  /** Milliseconds. */
  readonly stateSince: number;
  readonly stateReason: string | null;
  readonly stateByName: string | null;
  /** Milliseconds. */
  readonly putInAt: number;
  readonly putInByName: string;
}

export type StoredPaperKey = Pick<StoredPaper, 'agencyId' | 'id'>;

/** An original electronic result, or a digitised paper. */
export type PaperOrigin = 'result' | 'scan';

/** `replaced` by a later scan of the same paper; `withdrawn` by the agency, with the reason. */
export type StoredPaperState = 'in_force' | 'replaced' | 'withdrawn';

/** Whether a dossier may be given it on a day. */
export function isUsable({ state, validUntil }: Pick<StoredPaper, 'state' | 'validUntil'>, day: Day): boolean {
  return state === 'in_force' && (validUntil === null || validUntil >= day);
}

/**
 * Whether it may be what a procedure asks for under this name: of the same kind, or for want of a kind of the same name,
 * whatever the accents and where the tone stands. It is an offer; a person chooses.
 */
export function canServe({ kind, name }: Pick<StoredPaper, 'kind' | 'name'>, requiredName: string): boolean {
  const [own, asked] = [bareWords(name), bareWords(requiredName)];
  if (kind !== null)
    return !namesOfOtherPapers.some((begins) => `${asked} `.startsWith(`${begins} `)) && hasKind(requiredName, kind);
  return Math.min(own.length, asked.length) >= shortestName && (asked.includes(own) || own.includes(asked));
}

const hasKind = (name: string, kind: string): boolean => kindsIn(name).some((known) => known.kind === kind);

/** Below this a name says too little, such as "đơn". */
const shortestName = 8;

/** The kind of paper that a name says, undefined for one that is not known. */
export function kindOfName(name: string): KnownPaper | undefined {
  return kindsIn(name)[0];
}

/** The kind with this key. */
export function knownPaper(kind: string): KnownPaper | undefined {
  return knownPapers.find((known) => known.kind === kind);
}

function kindsIn(name: string): KnownPaper[] {
  const words = bareWords(name);
  return knownPapers.filter(({ knownBy }) => knownBy.some((known) => words.includes(known)));
}

const bareWords = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The last day on which a paper of this kind counts that was issued on a day; null where no law limits it. */
export function validUntil(kind: string | null, issuedOn: Day | null): Day | null {
  const months = kind === null ? undefined : knownPaper(kind)?.valid?.months;
  return months === undefined || issuedOn === null ? null : monthsAfter(issuedOn, months);
}

/** The same day of a later month, or its last. */
function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
