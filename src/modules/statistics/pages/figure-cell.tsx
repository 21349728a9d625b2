import type { Locale } from '#platform/words';
import { numberOf } from '#ui';
import type { FigureName } from '../figures.ts';
import { behindHref, type Part, type Selection } from '../selection.ts';

interface FigureCellProps {
  readonly selection: Selection;
  readonly figure: FigureName;
  readonly part: Part;
  readonly value: number;
  readonly locale: Locale;
}

/** A figure in the table of a report, leading to its dossiers. */
export function FigureCell({ selection, figure, part, value, locale }: FigureCellProps) {
  return (
    <td class="mc-numeric">
      {value === 0 ? (
        0
      ) : (
        <a class="govuk-link" href={behindHref(selection, figure, part)}>
          {numberOf(value, locale)}
        </a>
      )}
    </td>
  );
}
