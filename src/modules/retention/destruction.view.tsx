import { Tag, type Tone, useLocale } from '#ui';
import type { Destruction } from './destruction.ts';
import { messages } from './messages.ts';

const tones = {
  waiting: 'waiting',
  decided: 'progress',
  carried_out: 'good',
  sent_back: 'new',
} as const satisfies Record<string, Tone>;

const stateOf = ({ outcome, carriedOutAt }: Destruction): keyof typeof tones =>
  carriedOutAt !== null ? 'carried_out' : (outcome ?? 'waiting');

/** How far a list has come, in a word. */
export function DestructionTag({ list }: { list: Destruction }) {
  const state = stateOf(list);
  return <Tag tone={tones[state]}>{messages(useLocale()).states[state]}</Tag>;
}
