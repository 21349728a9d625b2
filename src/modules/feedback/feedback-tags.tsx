import { Tag, type Tone, useLocale } from '#ui';
import type { FeedbackState } from './feedback.ts';
import { messages } from './messages.ts';

const tones: Readonly<Record<FeedbackState, Tone>> = {
  received: 'new',
  in_progress: 'progress',
  drafted: 'waiting',
  answered: 'good',
  redirected: 'neutral',
  declined: 'neutral',
};

export function StateTag({ state }: { state: FeedbackState }) {
  return <Tag tone={tones[state]}>{messages(useLocale()).states[state]}</Tag>;
}
