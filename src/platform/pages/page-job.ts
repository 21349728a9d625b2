/** What the page engine asks of its reader; the documents it is about follow on the reader's standard input. */
export type PageJob = CountJob | DrawJob | TextJob;

export interface CountJob {
  readonly do: 'count';
}

export interface DrawJob {
  readonly do: 'draw';
  /** From 1. */
  readonly page: number;
  /** Pixels of the longer side at most. */
  readonly longerSide: number;
  readonly turn: Turn;
}

export interface TextJob {
  readonly do: 'text';
  readonly page: number;
}

/** Degrees, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** A page as a picture, and of how many it is one. */
export interface DrawnPage {
  readonly pages: number;
  /** WebP. */
  readonly picture: Uint8Array<ArrayBuffer>;
}

export interface SentDocument {
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

export interface PageRequest {
  readonly job: PageJob;
  readonly documents: readonly SentDocument[];
}

/** `broken`: it is no document of its kind; `no_such_page`: it has fewer; `too_much`: more than we give to one paper. */
export type PageFault = 'broken' | 'no_such_page' | 'too_much';

/** What the reader answers to each request, in their order. */
export type PageAnswer = { readonly answer: unknown } | { readonly fault: PageFault; readonly message: string };
