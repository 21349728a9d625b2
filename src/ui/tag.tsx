import type { ComponentChildren } from 'preact';

/** What a state asks of people; the word in the tag says which state it is, the colour only repeats it. */
export type Tone = 'neutral' | 'new' | 'progress' | 'waiting' | 'good' | 'bad' | 'late';

const colours: Readonly<Record<Tone, string>> = {
  neutral: 'grey',
  new: 'purple',
  progress: 'blue',
  waiting: 'yellow',
  good: 'green',
  bad: 'magenta',
  late: 'red',
};

/** A state, in a word. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone | undefined; children: ComponentChildren }) {
  return <strong class={`govuk-tag govuk-tag--${colours[tone]}`}>{children}</strong>;
}
