import type { ComponentChildren } from 'preact';

/** More for those who want to know, folded away. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: string;
  open?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <details class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}
