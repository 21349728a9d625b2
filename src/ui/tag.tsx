import type { ComponentChildren } from 'preact';

/** Green is good, red is late or refused, orange is soon, blue is under way, grey is over or not begun. */
export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

/** The state of a thing, as a word; the colour only helps the eye to find it again. */
export function Tag({ colour = 'grey', children }: { colour?: TagColour | undefined; children: ComponentChildren }) {
  return <strong class={`govuk-tag govuk-tag--${colour}`}>{children}</strong>;
}
