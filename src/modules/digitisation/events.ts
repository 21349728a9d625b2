import type { Fact } from '#platform/journal';
import type { Digitisation } from './digitisation.ts';

type About = Pick<Digitisation, 'subjectAgencyId' | 'subjectId' | 'ordinal' | 'paperName'>;

/** A person put the pages in order; from now on the program reads. */
export type ReadingOrdered = Fact<
  'digitisation.reading_ordered',
  About & { readonly pages: number; readonly originals: number }
>;

/** The searchable scans are there, beside the files as they came. */
export type DigitisationDone = Fact<
  'digitisation.done',
  About & {
    readonly resultIds: readonly string[];
    readonly pages: number;
    /** Pages that are pictures only. */
    readonly unreadable: number;
    readonly by: string;
  }
>;

/** No searchable scan came of it; the files as they came stand for the paper. */
export type DigitisationFailed = Fact<'digitisation.failed', About & { readonly reason: string }>;

/** Whoever digitised signed the scans with a certificate of their own. */
export type ScansSigned = Fact<'digitisation.signed', About & { readonly scans: number }>;

/** A person looked at the scan and at what was read out of it, and says what it says; of some papers nothing is read. */
export type FieldsConfirmed = Fact<
  'digitisation.fields_confirmed',
  About & { readonly kind: string; readonly fields: readonly string[] }
>;
