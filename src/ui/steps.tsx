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

/** How far an internal process has come. `row` sets the steps side by side on wide screens. */
export function Steps({ steps, row = false }: { steps: readonly Step[]; row?: boolean | undefined }) {
  return (
    <ol class={`mc-steps${row ? ' mc-steps--row' : ''}`}>
      {steps.map((step, i) => (
        <StepLine {...step} number={i + 1} />
      ))}
    </ol>
  );
}

function StepLine({ name, state, who, when, number }: Step & { number: number }) {
  const words = useWords().steps;
  return (
    <li class={`mc-step mc-step--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <span class="mc-step__mark" aria-hidden="true">
        {state === 'done' ? '✓' : state === 'skipped' ? '–' : number}
      </span>
      <div class="mc-step__what">
        <p class="mc-step__label">
          {name} <span class="mc-step__state">({words[state]})</span>
        </p>
        {(who || when) && (
          <p class="mc-step__detail">
            {who}
            {who && when && ' · '}
            {when}
          </p>
        )}
      </div>
    </li>
  );
}
