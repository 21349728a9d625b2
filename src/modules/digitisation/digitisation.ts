import type { RecognisedPage, Turn } from '#platform/pages/page-job';

/** One paper on its way from scans as they came to a searchable one. */
export interface Digitisation {
  /** The agency that scans, receiving or handling; what comes of it lies with it. */
  readonly agencyId: string;
  readonly id: string;
  /** The dossier, with the agency in whose numbers it stands, and which of its papers it is. */
  readonly subjectAgencyId: string;
  readonly subjectId: string;
  readonly ordinal: number;
  readonly paperName: string;
  readonly originalForm: OriginalForm;
  /** How many originals lie on the desk; as many scans come of them (Điều 8, TT 01/2023/TT-VPCP). */
  readonly originals: number;
  readonly state: DigitisationState;
  /** Why it failed, as a key of the messages. */
  readonly reason: FailureReason | null;
  /** The files as they came; they stay what they are. */
  readonly fileIds: readonly string[];
  /** The searchable scans, one for each original. */
  readonly resultIds: readonly string[];
  /** Persons and agencies, besides the agency that scans, who may read what comes of it. */
  readonly readers: readonly string[];
  readonly begunById: string | null;
  readonly begunByName: string;
  /** Milliseconds. */
  readonly begunAt: number;
  /** Milliseconds; when it last came a step further. */
  readonly movedAt: number;
  /** Milliseconds. */
  readonly endedAt: number | null;
  /** Milliseconds; when a person last said that the scan is right, and who. */
  readonly confirmedAt: number | null;
  readonly confirmedByName: string | null;
  /** Milliseconds; when whoever digitised signed the scans with a certificate of their own, and who. */
  readonly signedAt: number | null;
  readonly signedByName: string | null;
}

export type DigitisationKey = Pick<Digitisation, 'agencyId' | 'id'>;

/** From which kind of paper the scan was made. */
export type OriginalForm = 'original' | 'certified_copy' | 'copy' | 'electronic';

export type FailureReason = 'broken' | 'no_such_page' | 'too_much' | 'refused' | 'too_many_pages';

/** What may follow what; a person arranges the pages, everything else the program does. */
export const nextStates = {
  counting: ['arranging', 'failed'],
  arranging: ['reading'],
  reading: ['done', 'failed'],
  done: [],
  failed: ['reading'],
} as const satisfies Record<string, readonly string[]>;

export type DigitisationState = keyof typeof nextStates;

/** Whether a state may follow on another. */
export function canBecome(from: DigitisationState, to: DigitisationState): boolean {
  return (nextStates[from] as readonly string[]).includes(to);
}

/** A page as it was handed in, where a person put it, and what was recognised on it. */
export interface ScannedPage {
  /** From 1, in the order in which the pages came. */
  readonly place: number;
  readonly fileId: string;
  /** From 1, in its file. */
  readonly page: number;
  /** Where it stands among all pages; none when it is left out. */
  readonly position: number | null;
  /** Which of the originals it belongs to, from 1. */
  readonly original: number;
  readonly turn: Turn;
  readonly note: StickyNote;
  readonly state: PageState;
  readonly attempts: number;
  readonly recognised: RecognisedPage | null;
}

export type PageState = 'waiting' | 'read' | 'unreadable';

/** Whether a page was scanned under its sticky note, or after the note was taken off. */
export type StickyNote = 'none' | 'with' | 'without';

/** Pages that go into what is made, in their order. */
export function pagesInOrder(pages: readonly ScannedPage[]): ScannedPage[] {
  return pages.filter(({ position }) => position !== null).toSorted((a, b) => a.position! - b.position!);
}

/** How many pages are done with, of how many. */
export function progressOf(pages: readonly ScannedPage[]): { readonly done: number; readonly of: number } {
  const kept = pagesInOrder(pages);
  return { done: kept.filter(({ state }) => state !== 'waiting').length, of: kept.length };
}

/** A page is tried twice: the first time the process may have been stopped for reasons of its own. */
export const mostAttempts = 2;
