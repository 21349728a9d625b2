/** The kinds of PDF the engine writes; `a-2a` is archival and tagged for screen readers. */
export type PdfStandard = 'a-2a' | 'a-2b' | 'a-3a' | 'a-3b' | 'ua-1' | '1.7';

export interface PdfOptions {
  /** Title of the document, shown by readers and read aloud first. */
  title: string;
  /** Milliseconds; the same data at the same instant gives the same bytes. */
  createdAt: number;
  /** `a-2a` when absent. */
  standard?: PdfStandard;
  /** `false` leaves out what screen readers read, for a drawing that is put into another document. */
  tagged?: boolean;
  /** Pictures by the path under which the template finds them. */
  pictures?: Readonly<Record<string, Uint8Array>>;
}

/** What the engine hands its worker: `template` is a `.typ` file under `src/`, `data` the JSON of what it shows. */
export interface PdfJob extends PdfOptions {
  template: string;
  data: string;
}

/** A spot that a template marked with `metadata((name: …)) <place>`: its page from 1, millimetres from its left and top. */
export interface PdfPlace {
  name: string;
  page: number;
  left: number;
  top: number;
}

export interface PdfWithPlaces {
  pdf: Uint8Array<ArrayBuffer>;
  places: PdfPlace[];
}

/** What the worker answers to each job, in the order of the jobs. */
export type PdfAnswer = PdfWithPlaces | { problem: string };
