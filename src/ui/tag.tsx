import type { ComponentChildren } from 'preact';
import { markup } from './markup.ts';

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
export function Tag({ tone, children }: { tone?: Tone | undefined; children: ComponentChildren }) {
  return tag(tone, children);
}

/** The same for the cell of a list. */
export function tag(tone: Tone = 'neutral', word: ComponentChildren) {
  return markup`<strong class="govuk-tag govuk-tag--${colours[tone]}">${word}</strong>`;
}
