import type { AgencyLocation } from './location.ts';

/** A body of the state that receives or settles dossiers, in the tree central → province → commune. */
export interface Agency {
  readonly id: string;
  readonly parentId: string | null;
  /** From the root down to the agency itself. */
  readonly ancestorIds: readonly string[];
  readonly level: 'central' | 'province' | 'commune';
  /** Electronic identifier from the highest level down, `H44.127` (QĐ 20/2020/QĐ-TTg); at most 35 characters. */
  readonly code: string;
  /** The same in the form of QCVN 102:2016, `000.00.127.H44`. */
  readonly oldCode: string | null;
  readonly name: string;
  /** Name of its service centre, where people hand in dossiers. */
  readonly centreName: string;
  /** The place as it stands before the date on a paper. */
  readonly placeName: string;
  readonly address: string;
  readonly hotline: string;
  readonly email: string;
  readonly location: AgencyLocation | null;
}

/** Whether text is an agency identifier, in the present form (`H44.127`) or the older one (`000.00.127.H44`). */
export function isAgencyCode(text: string): boolean {
  return text.length <= 35 && (/^[A-Z]\d{2}(\.\d{1,3})*$/.test(text) || /^(\d{2,3}\.){2,3}[A-Z]\d{2}$/.test(text));
}
