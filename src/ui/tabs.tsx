import type { Locale } from '#platform/words';
import { numberOf } from './format.ts';
import { useLocale } from './page-context.ts';
import { remembered } from './remembered.tsx';

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
  /** How far the count went: from there on the tab says that there are more than it shows (`99+`). */
  readonly countedTo?: number | undefined;
  readonly current?: boolean | undefined;
}

/** Views of one thing side by side; each is a page of its own with its address. */
export const Tabs = remembered(({ label, tabs }: { label: string; tabs: readonly Tab[] }) => {
  const locale = useLocale();
  return (
    <nav class="mc-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && (
                <>
                  {' '}
                  <span class="mc-nav__count">{countOf(tab.count, tab.countedTo, locale)}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
});

function countOf(count: number, countedTo: number | undefined, locale: Locale): string {
  return countedTo !== undefined && count >= countedTo
    ? `${numberOf(countedTo - 1, locale)}+`
    : numberOf(count, locale);
}
