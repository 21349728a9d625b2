/** A reason for being late by which report II.07 sorts, from a day on. */
export interface LateReason {
  readonly code: 'regulation' | 'other_agency' | 'staff' | 'workload' | 'means' | 'applicant' | 'other';
  readonly validFrom: string;
  readonly legalRef: string;
}

const legalRef = 'TT 01/2020/TT-VPCP, biểu II.07';

/**
 * What form II.07 asks for is the reasons of late and pending dossiers; its own wording was not seen ([U]), so these are the
 * groups by which such reasons are usually told. A reason that is no longer used stays here, for the dossiers that have it.
 */
export const lateReasons: readonly LateReason[] = (
  ['regulation', 'other_agency', 'staff', 'workload', 'means', 'applicant', 'other'] as const
).map((code) => ({ code, validFrom: '2020-01-01', legalRef }));
