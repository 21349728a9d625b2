import type { Locale } from '#platform/words';
import type { AverageTime } from '../../average-time-store.ts';
import type { Index } from '../../reckon-index.ts';
import type { ViewSelection } from '../../view-selection.ts';

export interface IndexProps {
  readonly locale: Locale;
  readonly now: number;
  readonly view: ViewSelection;
  readonly index: Index;
  /** How long settling took, by procedure. */
  readonly times: readonly AverageTime[];
}
