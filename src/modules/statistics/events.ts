import type { Fact } from '#platform/journal';

/** A report was sent; the hash (SHA-256) is of the PDF that is kept. */
export type ReportSent = Fact<
  'statistics.report_sent',
  { readonly form: string; readonly period: string; readonly hash: string }
>;
