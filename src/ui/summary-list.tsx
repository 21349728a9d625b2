import type { ComponentChildren } from 'preact';

export interface SummaryRow {
  readonly term: string;
  /** What is not known shows as a dash. */
  readonly detail: ComponentChildren;
  /** A link to change or see it; `what` says of what, for those who hear the links one by one. */
  readonly action?: { readonly href: string; readonly label: string; readonly what?: string | undefined } | undefined;
}

/** What is known of one thing, line by line. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const withActions = rows.some(({ action }) => action);
  return (
    <dl class="govuk-summary-list">
      {rows.map((row) => (
        <Line {...row} withActions={withActions} />
      ))}
    </dl>
  );
}

function Line({ term, detail, action, withActions }: SummaryRow & { withActions: boolean }) {
  const lacksAction = withActions && !action;
  return (
    <div class={`govuk-summary-list__row${lacksAction ? ' govuk-summary-list__row--no-actions' : ''}`}>
      <dt class="govuk-summary-list__key">{term}</dt>
      <dd class="govuk-summary-list__value">{isBlank(detail) ? '–' : detail}</dd>
      {action && (
        <dd class="govuk-summary-list__actions">
          <a class="govuk-link" href={action.href}>
            {action.label}
            <span class="govuk-visually-hidden"> {action.what ?? term}</span>
          </a>
        </dd>
      )}
    </div>
  );
}

const isBlank = (detail: ComponentChildren): boolean => detail === undefined || detail === null || detail === '';
