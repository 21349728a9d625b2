/** What the page engine asks of its reader; the documents it is about follow on the reader's standard input. */
export type PageJob = CountJob | DrawJob | TextJob | InkJob | UprightJob | RecogniseJob | ComposeJob;

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

/** Lifts what was written or stamped off its paper. */
export interface InkJob {
  readonly do: 'ink';
  /** The colour it is drawn in, `#rrggbb`. */
  readonly colour: string;
  /** Pixels at most. */
  readonly longerSide: number;
}

/** A drawing in one colour on nothing, cut to what is drawn; its sides in pixels. */
export interface InkDrawing {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Tells by which turn a page stands upright. */
export interface UprightJob {
  readonly do: 'upright';
  readonly page: number;
}

export interface RecogniseJob {
  readonly do: 'recognise';
  readonly page: number;
  readonly turn: Turn;
}

/** Puts recognised pages into one PDF that can be searched. */
export interface ComposeJob {
  readonly do: 'compose';
  readonly title: string;
  /** Milliseconds; the same pages at the same instant give the same bytes. */
  readonly createdAt: number;
  readonly pages: readonly PageToCompose[];
}

export interface PageToCompose {
  /** Which of the documents sent along, from 0. */
  readonly document: number;
  readonly page: number;
  readonly turn: Turn;
  /** What recognition found; absent for a page it failed on, which is then a picture only. */
  readonly recognised?: RecognisedPage | undefined;
}

/** What was recognised on a page; places and lengths in pixels of the straightened page. */
export interface RecognisedPage {
  readonly width: number;
  readonly height: number;
  /** The paper's size in points (1/72 inch). */
  readonly points: { readonly width: number; readonly height: number };
  /** By how many degrees, clockwise, its lines fell before it was straightened. */
  readonly skew: number;
  /** Whether it was unevenly lit. */
  readonly isFlattened: boolean;
  readonly lines: readonly RecognisedLine[];
  /** What the QR codes on the page say. */
  readonly codes: readonly string[];
}

export interface RecognisedLine {
  readonly top: number;
  readonly height: number;
  readonly words: readonly RecognisedWord[];
}

export interface RecognisedWord {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** 0 to 100. */
  readonly confidence: number;
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
