import { reuseTarget } from '../../../reference/statistics/targets.ts';

/** What the law or the house says a figure is; its name and formula in words stand in the messages under the same key. */
export interface FigureDefinition {
  readonly legalRef: string;
  /** The column by whose time the list behind the figure is read. */
  readonly listedBy: 'submitted_at' | 'received_at' | 'closed_at';
  /** What is more than nothing asks for attention. */
  readonly tone?: 'late' | 'soon';
}

const form = (column: string) => `TT 01/2020/TT-VPCP, biểu II.06a, cột ${column}`;

/** Every figure of the module. What each counts stands in `figure-conditions.ts`, once for pages, lists and reports. */
export const figures = {
  handled: { legalRef: form('(3)'), listedBy: 'received_at' },
  received: { legalRef: form('(4) + (5)'), listedBy: 'received_at' },
  received_online: { legalRef: `${form('(4)')}; QĐ 766/QĐ-TTg, nhóm 3`, listedBy: 'received_at' },
  received_direct: { legalRef: form('(5)'), listedBy: 'received_at' },
  carried_over: { legalRef: form('(6)'), listedBy: 'received_at' },
  settled: { legalRef: form('(7)'), listedBy: 'closed_at' },
  settled_early: { legalRef: form('(8)'), listedBy: 'closed_at' },
  settled_on_time: { legalRef: form('(9)'), listedBy: 'closed_at' },
  settled_overdue: { legalRef: form('(10)'), listedBy: 'closed_at', tone: 'late' },
  promise_kept: { legalRef: 'TT 03/2025/TT-VPCP, Mẫu 01', listedBy: 'closed_at' },
  promise_broken: { legalRef: 'TT 03/2025/TT-VPCP, Mẫu 01', listedBy: 'closed_at', tone: 'late' },
  same_day: { legalRef: '', listedBy: 'closed_at' },
  open: { legalRef: form('(11)'), listedBy: 'received_at' },
  open_in_time: { legalRef: form('(12)'), listedBy: 'received_at' },
  open_overdue: { legalRef: form('(13)'), listedBy: 'received_at', tone: 'late' },
  waiting: { legalRef: 'TT 03/2025/TT-VPCP, Mẫu 02', listedBy: 'submitted_at', tone: 'soon' },
  refused: { legalRef: 'TT 03/2025/TT-VPCP, Mẫu 03', listedBy: 'closed_at' },
  withdrawn: { legalRef: 'Điều 21, NĐ 118/2025/NĐ-CP, Mẫu 05', listedBy: 'closed_at' },
  lapsed: { legalRef: 'NĐ 118/2025/NĐ-CP', listedBy: 'closed_at' },
  digitised: { legalRef: 'QĐ 766/QĐ-TTg, chỉ số 4.2', listedBy: 'received_at' },
  reused: { legalRef: reuseTarget.legalRef, listedBy: 'received_at' },
} as const satisfies Record<string, FigureDefinition>;

export type FigureName = keyof typeof figures;

export const figureNames = Object.keys(figures) as readonly FigureName[];

/** What an officer did and has on the desk: dossiers, each counted once however many of its steps were theirs. */
export const officerFigures = {
  officer_done: { legalRef: '', listedBy: 'submitted_at' },
  officer_done_overdue: { legalRef: '', listedBy: 'submitted_at', tone: 'late' },
  officer_open: { legalRef: '', listedBy: 'submitted_at' },
  officer_open_overdue: { legalRef: '', listedBy: 'submitted_at', tone: 'late' },
} as const satisfies Record<string, FigureDefinition>;

export type OfficerFigureName = keyof typeof officerFigures;

export const officerFigureNames = Object.keys(officerFigures) as readonly OfficerFigureName[];

/** Of steps that were finished in the period, and of steps that lay on the desk at its end. */
export const officerFiguresOfDone: readonly OfficerFigureName[] = ['officer_done', 'officer_done_overdue'];
export const officerFiguresOfDesk: readonly OfficerFigureName[] = ['officer_open', 'officer_open_overdue'];

/** How many of each. */
export type Counts<Name extends string = FigureName> = Readonly<Record<Name, number>>;

/** One figure as a part of another. */
export const shares = {
  online: { part: 'received_online', of: 'received' },
  early: { part: 'settled_early', of: 'settled' },
  same_day: { part: 'same_day', of: 'settled' },
  promise_kept: { part: 'promise_kept', of: 'settled' },
  reused: { part: 'reused', of: 'digitised' },
} as const satisfies Record<string, { part: FigureName; of: FigureName }>;

/** A share between 0 and 1; undefined of nothing. */
export function shareOf(counts: Counts, name: keyof typeof shares): number | undefined {
  const { part, of } = shares[name];
  return counts[of] === 0 ? undefined : counts[part] / counts[of];
}

/** The part of the settled dossiers that kept the statutory limit; undefined when none was settled. */
export function inTimeShare(counts: Counts): number | undefined {
  return counts.settled === 0 ? undefined : (counts.settled_early + counts.settled_on_time) / counts.settled;
}

/** Adds up counts figure by figure. */
export function sumCounts<Name extends string>(names: readonly Name[], all: readonly Counts<Name>[]): Counts<Name> {
  const sum = (name: Name) => all.reduce((total, counts) => total + counts[name], 0);
  return Object.fromEntries(names.map((name) => [name, sum(name)])) as Counts<Name>;
}
