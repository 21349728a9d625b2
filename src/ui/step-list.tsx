import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'current' | 'waiting' | 'skipped';
  /** Who does it, by when, how long it took. */
  readonly detail?: ComponentChildren;
}

/** The steps of a process and how far it has come. `row` sets them side by side on wide screens. */
export function StepList({ steps, row = false }: { steps: readonly Step[]; row?: boolean }) {
  const words = useWords().steps;
  return (
    <ol class={`mc-steps${row ? ' mc-steps--row' : ''}`}>
      {steps.map(({ label, state, detail }, i) => (
        <li class={`mc-step mc-step--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
          <span class="mc-step__mark" aria-hidden="true">
            {state === 'done' ? '✓' : state === 'skipped' ? '–' : i + 1}
          </span>
          <div class="mc-step__what">
            <p class="mc-step__label">
              {label} <span class="mc-step__state">({words[state]})</span>
            </p>
            {detail && <div class="mc-step__detail">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
