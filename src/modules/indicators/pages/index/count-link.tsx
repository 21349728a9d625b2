import { numberOf } from '#ui';
import type { CountingName } from '../../../../../reference/indicators/countings.ts';
import { messages } from '../../messages.ts';
import { listHref } from '../../view-selection.ts';
import type { IndexProps } from './index-props.ts';

interface CountLinkProps extends Pick<IndexProps, 'view' | 'index' | 'locale'> {
  readonly name: CountingName;
  /** Says what is counted beside the number. */
  readonly named?: boolean;
}

/** A number that opens its list; zero opens none. */
export function CountLink({ view, index, locale, name, named = false }: CountLinkProps) {
  const count = index.counts[name];
  const words = messages(locale).countings[name].name;
  const text = named ? `${numberOf(count, locale)} – ${words}` : numberOf(count, locale);
  if (count === 0) return <>{text}</>;
  return (
    <a class="govuk-link" href={listHref(view, name)} {...(!named && { 'aria-label': `${text}, ${words}` })}>
      {text}
    </a>
  );
}
