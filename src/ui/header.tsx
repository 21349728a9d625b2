import type { Locale } from '#platform/words';
import { Mark } from './mark.tsx';
import { useLocale, useWords } from './page-context.ts';
import { remembered } from './remembered.tsx';
import { ShortcutHelpButton } from './shortcut-help.tsx';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean | undefined;
  /** The letter after `g` that leads there. */
  readonly key?: string | undefined;
  /** How many things wait there. */
  readonly count?: number | undefined;
}

/** Who is signed in, with the form address that signs out; `href` leads to the person's own page. */
export interface SignedIn {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly href?: string | undefined;
  readonly signOutHref: string;
}

export interface HeaderProps {
  readonly audience: 'citizen' | 'officer';
  readonly homeHref: string;
  readonly agencyName: string;
  readonly nav: readonly NavItem[];
  readonly who?: SignedIn | undefined;
  /** Shown when nobody is signed in. */
  readonly signInHref?: string | undefined;
  readonly languageHref: Readonly<Record<Locale, string>>;
  /** The hidden token of the form that signs out. */
  readonly csrf: string;
}

/** The band at the top of a page: whose it is, where one can go, in which language, and as whom. */
export function Header(props: HeaderProps) {
  const words = useWords();
  return (
    <header class="mc-header">
      <div class="mc-header__band">
        <div class="mc-container mc-header__row">
          <a class="mc-header__brand" href={props.homeHref}>
            <Mark size={props.audience === 'officer' ? 28 : 40} />
            <span class="mc-header__names">
              <span class="mc-header__product">{words.product}</span>
              <span class="mc-header__agency">{props.agencyName}</span>
              <span class="govuk-visually-hidden">{words.home}</span>
            </span>
          </a>
          <div class="mc-header__aside">
            {props.audience === 'officer' && <ShortcutHelpButton />}
            <Languages hrefs={props.languageHref} />
            <Who who={props.who} signInHref={props.signInHref} csrf={props.csrf} />
          </div>
        </div>
      </div>
      {props.nav.length > 0 && <Navigation items={props.nav} withKeys={props.audience === 'officer'} />}
    </header>
  );
}

const languages: readonly { locale: Locale; short: string; name: string }[] = [
  { locale: 'vi', short: 'VI', name: 'Tiếng Việt' },
  { locale: 'en', short: 'EN', name: 'English' },
];

/** Both languages, the present one marked; the other is a plain link. */
function Languages({ hrefs }: { hrefs: Readonly<Record<Locale, string>> }) {
  const present = useLocale();
  return (
    <nav class="mc-languages" aria-label={useWords().language}>
      <ul>
        {languages.map(({ locale, short, name }) => (
          <li>
            <a
              href={hrefs[locale]}
              lang={locale}
              hreflang={locale}
              aria-current={locale === present ? 'true' : undefined}
            >
              <abbr title={name}>{short}</abbr>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Who({ who, signInHref, csrf }: Pick<HeaderProps, 'who' | 'signInHref' | 'csrf'>) {
  const words = useWords();
  if (!who)
    return signInHref ? (
      <a class="mc-header__link" href={signInHref}>
        {words.signIn}
      </a>
    ) : null;
  const name = <strong>{who.name}</strong>;
  return (
    <div class="mc-who">
      <p class="mc-who__person">
        <span class="govuk-visually-hidden">{words.signedInAs} </span>
        {who.href ? (
          <a class="mc-header__link" href={who.href}>
            {name}
          </a>
        ) : (
          name
        )}
        {who.detail && <span class="mc-who__detail">{who.detail}</span>}
      </p>
      <form method="post" action={who.signOutHref}>
        <input type="hidden" name="_csrf" value={csrf} />
        <button class="mc-header__button" type="submit">
          {words.signOut}
        </button>
      </form>
    </div>
  );
}

/**
 * Where one can go. On a phone it is folded away under one line that says where one is; the list stands beside what
 * unfolds it, so that without scripts a desk shows it whatever is folded.
 */
const Navigation = remembered(({ items, withKeys }: { items: readonly NavItem[]; withKeys: boolean }) => {
  const words = useWords();
  const here = items.find(({ current }) => current)?.label;
  const waiting = items.reduce((sum, { count = 0 }) => sum + count, 0);
  return (
    <nav class="mc-nav" aria-label={words.menu}>
      <div class="mc-container">
        <details class="mc-nav__fold">
          <summary>
            {words.menuFold} {here && <span class="mc-nav__here">{here}</span>}{' '}
            {waiting > 0 && <span class="mc-nav__count">{waiting}</span>}
          </summary>
        </details>
        <ul class="mc-nav__list">
          {items.map((item) => (
            <li class="mc-nav__item">
              <a
                class="mc-nav__link"
                href={item.href}
                aria-current={item.current ? 'page' : undefined}
                data-keys={withKeys && item.key ? `g ${item.key}` : undefined}
              >
                {item.label}
                {item.count !== undefined && <span class="mc-nav__count">{item.count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
});
