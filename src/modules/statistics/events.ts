import type { Fact } from '#platform/journal';

/** The seal of the agency was put on a sent report; the hash (SHA-256) is of the PDF with it. */
export type ReportSealed = Fact<'statistics.report_sealed', { readonly hash: string; readonly level: string }>;

/** A report was sent; the hash (SHA-256) is of the PDF that is kept. */
export type ReportSent = Fact<
  'statistics.report_sent',
  { readonly form: string; readonly period: string; readonly hash: string }
>;
