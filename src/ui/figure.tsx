import type { ComponentChildren } from 'preact';
import { numberOf } from './format.ts';
import { useLocale } from './page-context.ts';

export interface FigureProps {
  /** A count, or a text already formatted (`98,5%`). */
  readonly value: number | string;
  readonly label: string;
  /** The list of what was counted. */
  readonly href?: string | undefined;
  /** What asks for attention; `note` must say why. */
  readonly tone?: 'late' | 'soon' | 'good' | undefined;
  /** What it is compared with. */
  readonly note?: ComponentChildren;
}

/** A number that opens the list behind it. */
export function Figure({ value, label, href, tone, note }: FigureProps) {
  const locale = useLocale();
  const content = (
    <>
      <span class="mc-figure__value">{typeof value === 'number' ? numberOf(value, locale) : value}</span>{' '}
      <span class="mc-figure__label">{label}</span>
    </>
  );
  return (
    <li class={`mc-figure${tone ? ` mc-figure--${tone}` : ''}`}>
      {href ? (
        <a class="mc-figure__link" href={href}>
          {content}
        </a>
      ) : (
        content
      )}
      {note && <p class="mc-figure__detail">{note}</p>}
    </li>
  );
}

/** Several figures side by side. */
export function Figures({ children }: { children: ComponentChildren }) {
  return <ul class="mc-figures">{children}</ul>;
}
