import type { ProcedureVersion } from './procedure-version.ts';

export const parts = [
  'name',
  'field',
  'status',
  'timeLimit',
  'sequence',
  'requiredPapers',
  'channels',
  'fees',
  'results',
  'applicants',
  'legalBases',
  'publicationDecision',
  'onlineLevel',
  'reading',
] as const;

/** The parts of a procedure, as people compare them. */
export type Part = (typeof parts)[number];

/** What one part lost and gained between two versions, in the words of the records. */
export interface Difference {
  part: Part;
  removed: string[];
  added: string[];
}

/** What differs between an older and a newer version; only `reading` when the records are equal and we read better. */
export function differencesBetween(older: ProcedureVersion, newer: ProcedureVersion): Difference[] {
  const before = textsOf(older);
  const after = textsOf(newer);
  const differences = parts.flatMap((part): Difference[] => {
    const removed = before[part].filter((text) => !after[part].includes(text));
    const added = after[part].filter((text) => !before[part].includes(text));
    return removed.length + added.length > 0 ? [{ part, removed, added }] : [];
  });
  return differences.length > 0 ? differences : [{ part: 'reading', removed: [], added: [] }];
}

function textsOf({ raw }: ProcedureVersion): Record<Part, string[]> {
  return {
    name: said(raw.name_vi),
    field: said(raw.field),
    status: [raw.status, ...said(raw.status === 'listed' ? '' : (raw.notes ?? ''))],
    timeLimit: said(raw.time_limit),
    sequence: [raw.steps ?? []].flat(),
    requiredPapers: [...raw.documents],
    channels: raw.channels.map((one) => [one.channel, one.time, one.fee, one.note].filter(Boolean).join(' · ')),
    fees: said(raw.fee),
    results: said(raw.result),
    applicants: said(raw.applicants),
    legalBases: [...raw.legal_basis],
    publicationDecision: said(raw.publication_decision),
    onlineLevel: said(raw.online ?? ''),
    reading: [],
  };
}

const said = (text: string): string[] => (text === '' ? [] : [text]);
