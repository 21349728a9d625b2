import type { Day } from '#platform/clock';
import type { Db } from '#platform/database';
import type { SpreadsheetColumn } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import type { Column } from '#ui';
import type { PageOfRegister, RegisterQuery } from '../../year-register-store.ts';

/** What every line of a register has, whatever it is of. */
export interface RegisterLine {
  /** Of the year. */
  readonly number: number;
  readonly dossierId: string;
  /** In its dossier. */
  readonly ordinal: number;
  readonly code: string;
}

/** A column of the printed register; official papers are in Vietnamese. */
export interface PrintedColumn<Line> {
  readonly head: string;
  /** Millimetres, or a share of what those leave. */
  readonly width: { readonly mm: number } | { readonly share: number };
  /** Words stand left, figures and days in the middle. */
  readonly isWords?: boolean;
  readonly isSmall?: boolean;
  readonly of: (line: Line) => string;
}

/** The words that every register says. */
export interface RegisterWords {
  readonly title: string;
  readonly menu: string;
  readonly lead: string;
  readonly caption: (year: number) => string;
  readonly empty: string;
  readonly year: string;
  readonly pdf: string;
  readonly excel: string;
  readonly tooLong: (most: number) => string;
  /** Above the codes of dossiers that should stand in it and do not. */
  readonly missing: string;
  readonly fileName: (year: number, type: string) => string;
}

/** A register that an agency keeps by years, numbered without gap in each: as a page, on paper and as a spreadsheet. */
export interface YearRegister<Line extends RegisterLine> {
  readonly path: string;
  readonly words: (locale: Locale) => RegisterWords;
  readonly list: (db: Db, query: RegisterQuery, page: PageOfRegister) => Promise<Line[]>;
  /** The codes of at most `limit` dossiers that should stand in it and do not. */
  readonly listMissing: (
    db: Db,
    query: RegisterQuery,
    on: { readonly day: Day; readonly limit: number },
  ) => Promise<string[]>;
  readonly columns: (locale: Locale) => readonly Column<Line>[];
  readonly printed: readonly PrintedColumn<Line>[];
  readonly sheet: (locale: Locale) => readonly SpreadsheetColumn<Line>[];
}

/** Who signed, with their position. */
export const signerOf = (line: {
  readonly signedByName: string | null;
  readonly signedByPosition: string | null;
}): string => [line.signedByName, line.signedByPosition].filter(Boolean).join(', ');
