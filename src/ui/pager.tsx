import { useWords } from './page-context.ts';

/** Ways through a long list read by keys: to its start and onwards, never to a numbered page. */
export function Pager({ firstHref, previousHref, nextHref }: PagerProps) {
  const words = useWords().pager;
  if (!firstHref && !previousHref && !nextHref) return null;
  return (
    <nav class="mc-pager" aria-label={words.label}>
      {firstHref && (
        <a class="govuk-link" href={firstHref}>
          {words.first}
        </a>
      )}
      {previousHref && (
        <a class="govuk-link" href={previousHref} rel="prev">
          ← {words.previous}
        </a>
      )}
      {nextHref && (
        <a class="govuk-link mc-pager__next" href={nextHref} rel="next" data-keys="n">
          {words.next} →
        </a>
      )}
    </nav>
  );
}

interface PagerProps {
  readonly firstHref?: string | undefined;
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
}
