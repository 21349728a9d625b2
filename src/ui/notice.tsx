import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

/** A banner: what was done, what to mind, what may go wrong. The kind is said in words, not by colour alone. */
export function Notice({
  kind = 'info',
  title,
  children,
}: {
  kind?: 'success' | 'info' | 'warning';
  title?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class={`mc-notice mc-notice--${kind}`} role={kind === 'success' ? 'status' : undefined}>
      <p class="mc-notice__title">{title ?? useWords().notice[kind]}</p>
      <div class="mc-notice__body">{children}</div>
    </div>
  );
}

/** A passage set apart from the text around it: a quotation, a rule, an example. */
export function InsetText({ children }: { children: ComponentChildren }) {
  return <div class="govuk-inset-text">{children}</div>;
}
