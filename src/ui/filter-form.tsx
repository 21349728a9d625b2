import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

export interface FilterFormProps {
  readonly action: string;
  /** Leads to the whole list; given when something is filtered. */
  readonly clearHref?: string | undefined;
  readonly title?: string | undefined;
  /** Looks for something instead of narrowing what is there. */
  readonly finds?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** Narrows a list by what stands in its address, so that the narrowed list can be kept and sent on. */
export function FilterForm({ action, clearHref, title, finds = false, children }: FilterFormProps) {
  const words = useWords().filter;
  return (
    <search aria-label={title ?? words.title}>
      <form class="mc-filter" method="get" action={action} noValidate>
        {children}
        <div class="mc-filter__send">
          <button class="govuk-button govuk-button--secondary" type="submit">
            {finds ? words.find : words.submit}
          </button>
          {clearHref && (
            <a class="mc-button-quiet" href={clearHref}>
              {words.clear}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}
