import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.ts';

/** Says that there is nothing, and what could be done about it. */
export function Empty({ children, action }: { children?: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class="mc-empty">
      <p>{children ?? useWords().empty}</p>
      {action}
    </div>
  );
}
