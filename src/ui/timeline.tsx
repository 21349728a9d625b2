import type { ComponentChildren } from 'preact';
import { dateOf, dateTimeOf, type Moment } from './format.ts';
import { useLocale, useWords } from './page-context.ts';

export interface TimelineItem {
  /** Milliseconds since 1970, shown with the time of day, or a day as `YYYY-MM-DD`. */
  readonly at: Moment;
  readonly title: ComponentChildren;
  /** Who did it. */
  readonly by?: string | undefined;
  readonly body?: ComponentChildren;
}

/** What happened to a thing, in the order given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol class="mc-timeline">
      {items.map((item) => (
        <Event {...item} />
      ))}
    </ol>
  );
}

function Event({ at, title, by, body }: TimelineItem) {
  const words = useWords().history;
  return (
    <li class="mc-timeline__entry">
      <p class="mc-timeline__title">{title}</p>
      <p class="mc-timeline__time">
        <Time at={at} />
        {by && (
          <>
            {' · '}
            <span class="govuk-visually-hidden">{words.by} </span>
            {by}
          </>
        )}
      </p>
      {body && <div class="mc-timeline__body">{body}</div>}
    </li>
  );
}

/** A day or a moment, readable by people and by machines. */
export function Time({ at }: { at: Moment }) {
  const locale = useLocale();
  if (typeof at === 'string') return <time dateTime={at}>{dateOf(at, locale)}</time>;
  return <time dateTime={new Date(at).toISOString()}>{dateTimeOf(at, locale)}</time>;
}
