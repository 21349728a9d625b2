import { useWords } from './page-context.ts';

/** The way back to where this page is opened from. */
export function BackLink({ href, label }: { href: string; label?: string | undefined }) {
  return (
    <a class="govuk-link mc-back" href={href}>
      <span aria-hidden="true">← </span>
      {label ?? useWords().back}
    </a>
  );
}
