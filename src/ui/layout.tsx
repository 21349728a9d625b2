import type { ComponentChildren, VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import type { Locale } from '#platform/words';
import { Footer, type FooterProps } from './footer.tsx';
import { Header, type HeaderProps } from './header.tsx';
import { Island } from './island.tsx';
import { icon } from './mark.tsx';
import { messages } from './messages.ts';
import { Notice } from './notice.tsx';
import { type Assets, PageContext } from './page-context.ts';
import { remembered } from './remembered.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';

export interface PageProps extends HeaderProps, Omit<FooterProps, 'agencyName'> {
  readonly locale: Locale;
  readonly title: string;
  readonly assets: Assets;
  /** Said once after something was done. */
  readonly notice?: string | undefined;
  /** Lines that stand above every page, such as a planned interruption. */
  readonly notices?: readonly string[] | undefined;
  /** Where the screen goes when nobody has touched it for so many seconds, as at a kiosk. */
  readonly whenIdle?: { readonly seconds: number; readonly href: string } | undefined;
  /** Without header and footer, for a kiosk or a printed sheet. */
  readonly bare?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A whole page with its frame. Its children are rendered in its language and may name built files. */
export function Page(props: PageProps) {
  const { locale, title, assets, audience, children, bare = false, whenIdle } = props;
  const words = messages(locale);
  return (
    <PageContext.Provider value={{ locale, assets }}>
      <html lang={locale} class={`govuk-template mc-${audience}`}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="theme-color" content="#a3122a" />
          <meta name="format-detection" content="telephone=no" />
          <title>{`${title} – ${words.product}`}</title>
          <BuiltFiles audience={audience} />
        </head>
        <body
          class={`govuk-template__body${bare ? ' mc-bare' : ''}`}
          data-idle-seconds={whenIdle?.seconds}
          data-idle-href={whenIdle?.href}
        >
          <a class="govuk-skip-link" href="#main">
            {words.skip}
          </a>
          {!bare && <Header {...props} />}
          <div class="mc-container">
            <main id="main" class="mc-main" tabIndex={-1}>
              {props.notices?.map((line) => (
                <Notice kind="info">{line}</Notice>
              ))}
              {props.notice && <Notice kind="success">{props.notice}</Notice>}
              {children}
            </main>
          </div>
          {!bare && <Footer {...footerOf(props)} />}
          {audience === 'officer' && !bare && <ShortcutHelp />}
          {whenIdle && <Island name="return-when-idle" />}
        </body>
      </html>
    </PageContext.Provider>
  );
}

const fonts = ['public-sans-latin.woff2', 'public-sans-vietnamese.woff2'];

/** The style sheet, and its fonts asked for at once, because every Vietnamese page needs both. */
const BuiltFiles = remembered(({ audience }: Pick<PageProps, 'audience'>) => {
  const { assets } = useContext(PageContext);
  const style = assets(`${audience}.css`);
  return (
    <>
      {fonts.map((name) => {
        const href = assets(name);
        return href && <link rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />;
      })}
      {style && <link rel="stylesheet" href={style} />}
      <link rel="icon" href={icon} type="image/svg+xml" />
    </>
  );
});

const footerOf = (props: PageProps): FooterProps => {
  const { hotline, helpHref, accessibilityHref, footerNav, agencyName, address } = props;
  return { hotline, helpHref, accessibilityHref, footerNav, agencyName, address };
};

/** The text of a whole HTML document. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
