import type { ScannedPage, StickyNote } from './digitisation.ts';

/** Where a person puts a page. */
export type ArrangedPage = Pick<ScannedPage, 'place' | 'position' | 'original' | 'turn' | 'note'>;

/** What a person wrote beside a page: an order number, or nothing to leave it out. */
export interface PageWish {
  readonly place: number;
  /** Any number; pages are sorted by it. */
  readonly order: number | undefined;
  readonly beginsOriginal: boolean;
  readonly turn: ScannedPage['turn'];
  readonly note: StickyNote;
}

/** Puts pages in the order wished for, those of one number as they came, and counts the originals they make up. */
export function arrange(wishes: readonly PageWish[]): ArrangedPage[] {
  const kept = wishes.filter(({ order }) => order !== undefined).toSorted((a, b) => a.order! - b.order!);
  let original = 1;
  const arranged = kept.map(({ place, beginsOriginal, turn, note }, i) => {
    if (beginsOriginal && i > 0) original += 1;
    return { place, position: i + 1, original, turn, note };
  });
  const leftOut = wishes.filter(({ order }) => order === undefined);
  return [...arranged, ...leftOut.map(({ place, turn, note }) => ({ place, position: null, original: 1, turn, note }))];
}

export type ArrangementFault = 'nothing_left' | 'scans_not_originals' | 'note_without_pair';

/**
 * What is wrong with an arrangement: there must be as many scans as originals, and a page with a sticky note must be
 * followed by the same page without (Điều 8, TT 01/2023/TT-VPCP).
 */
export function faultOf(arranged: readonly ArrangedPage[], originals: number): ArrangementFault | undefined {
  const kept = arranged.filter(({ position }) => position !== null);
  if (kept.length === 0) return 'nothing_left';
  if (!kept.every((page, i) => isPaired(page, kept[i - 1], kept[i + 1]))) return 'note_without_pair';
  return scansOf(arranged) === originals ? undefined : 'scans_not_originals';
}

/** How many originals the kept pages make up. */
export function scansOf(arranged: readonly ArrangedPage[]): number {
  return Math.max(0, ...arranged.filter(({ position }) => position !== null).map(({ original }) => original));
}

function isPaired(
  { note, original }: ArrangedPage,
  before: ArrangedPage | undefined,
  after: ArrangedPage | undefined,
): boolean {
  if (note === 'with') return after?.note === 'without' && after.original === original;
  return note === 'none' || (before?.note === 'with' && before.original === original);
}
