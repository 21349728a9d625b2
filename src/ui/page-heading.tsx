import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

export interface Crumb {
  readonly href: string;
  readonly label: string;
}

/** The heading of a page: where it is, what it is, a line about it, and what can be done here. */
export function PageHeading({
  title,
  caption,
  lead,
  crumbs = [],
  actions,
}: {
  title: ComponentChildren;
  /** What the thing is, above its name: "Hồ sơ", "Thủ tục". */
  caption?: ComponentChildren;
  lead?: ComponentChildren;
  crumbs?: readonly Crumb[];
  actions?: ComponentChildren;
}) {
  return (
    <div class="mc-heading">
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div class="mc-heading__row">
        <div>
          {caption && <p class="mc-heading__caption">{caption}</p>}
          <h1 class="govuk-heading-l">{title}</h1>
        </div>
        {actions && <div class="mc-heading__actions">{actions}</div>}
      </div>
      {lead && <div class="mc-heading__lead">{lead}</div>}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav class="govuk-breadcrumbs" aria-label={useWords().breadcrumbs}>
      <ol class="govuk-breadcrumbs__list">
        {crumbs.map(({ href, label }) => (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
