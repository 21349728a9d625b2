import type { NavItem } from './header.tsx';
import { useWords } from './page-context.ts';
import { remembered } from './remembered.tsx';

export interface FooterProps {
  readonly hotline?: string | undefined;
  readonly helpHref?: string | undefined;
  readonly accessibilityHref?: string | undefined;
  /** Other places to go. */
  readonly footerNav?: readonly NavItem[] | undefined;
  readonly agencyName: string;
  readonly address?: string | undefined;
}

/** The end of a page: whom to ring, where to read how, and what the product promises to people with disabilities. */
export const Footer = remembered((props: FooterProps) => {
  const { hotline, helpHref, accessibilityHref, footerNav = [], agencyName, address } = props;
  const words = useWords().footer;
  return (
    <footer class="mc-footer">
      <div class="mc-container">
        <p class="mc-footer__agency">
          <strong>{agencyName}</strong>
          {address && <span>{address}</span>}
        </p>
        <ul class="mc-footer__links">
          {hotline && (
            <li>
              {words.hotline}: <a href={`tel:${hotline.replace(/[^\d+]/g, '')}`}>{hotline}</a>
            </li>
          )}
          {footerNav.map(({ href, label, current }) => (
            <li>
              <a href={href} aria-current={current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
          {helpHref && (
            <li>
              <a href={helpHref}>{words.help}</a>
            </li>
          )}
          {accessibilityHref && (
            <li>
              <a href={accessibilityHref}>{words.accessibility}</a>
            </li>
          )}
          <li>{words.openSource}</li>
        </ul>
      </div>
    </footer>
  );
});
