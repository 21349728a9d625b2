import type { Locale } from '#platform/words';
import type { Index } from '../../reckon-index.ts';
import type { ViewSelection } from '../../view-selection.ts';

export interface IndexProps {
  readonly locale: Locale;
  readonly now: number;
  readonly view: ViewSelection;
  readonly index: Index;
}
