import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Notice } from '#ui';
import type { TableWarning } from './holiday-table.ts';
import { messages } from './messages.ts';

export interface TableWarningsProps {
  readonly warnings: readonly TableWarning[];
  readonly locale: Locale;
  /** The year whose page this is; it needs no link to itself. */
  readonly here?: number;
}

/** Says which holiday tables are missing or only proposed; nothing when all is well. */
export function TableWarnings({ warnings, locale, here }: TableWarningsProps) {
  if (warnings.length === 0) return null;
  const { warning } = messages(locale);
  return (
    <Notice kind="warning">
      {warnings.map(({ year, problem }) => (
        <p class="govuk-body">
          {warning[problem](year)}{' '}
          {year !== here && (
            <a class="govuk-link" href={href('/can-bo/lich-lam-viec/:year', { year: String(year) })}>
              {warning.open(year)}
            </a>
          )}
        </p>
      ))}
    </Notice>
  );
}
