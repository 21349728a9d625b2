import { numberOf } from './format.ts';
import { useLocale } from './page-context.ts';

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly current?: boolean | undefined;
}

/** Views of one thing side by side; each is a page of its own with its address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
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
                  <span class="mc-nav__count">{numberOf(tab.count, locale)}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
