import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

export interface Step {
  readonly name: string;
  readonly state: 'done' | 'current' | 'waiting' | 'skipped';
  /** The person or the office whose turn it is. */
  readonly who?: ComponentChildren;
  /** When it was done, or until when it shall be. */
  readonly when?: ComponentChildren;
}

/** How far an internal process has come: what is done, whose turn it is, what is still to come. */
export function Steps({ steps, label }: { steps: readonly Step[]; label?: string | undefined }) {
  return (
    <ol class="mc-steps" aria-label={label}>
      {steps.map((step) => (
        <StepLine {...step} />
      ))}
    </ol>
  );
}

function StepLine({ name, state, who, when }: Step) {
  const words = useWords().steps;
  return (
    <li class={`mc-steps__item mc-steps__item--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <p class="mc-steps__name">
        {name} <span class="mc-steps__state">({words[state]})</span>
      </p>
      {(who || when) && (
        <p class="mc-steps__line">
          {who}
          {who && when && ' · '}
          {when}
        </p>
      )}
    </li>
  );
}
