import type { ComponentChildren } from 'preact';
import { Kbd } from './kbd.tsx';

export interface ButtonProps {
  readonly children: ComponentChildren;
  /** The one main thing of a page is primary; what cannot be undone is a warning. */
  readonly kind?: 'primary' | 'secondary' | 'warning' | 'quiet' | undefined;
  /** A link that looks like a button, for what starts something; without it the button sends its form. */
  readonly href?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends the form elsewhere, for a second thing that can be done with the same fields. */
  readonly formAction?: string | undefined;
  /** The id of the form it sends, when it stands outside of it. */
  readonly form?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Keys that press it (`t`, `g n`), shown on it. */
  readonly keys?: string | undefined;
}

/** Something to press. */
export function Button({ children, kind = 'primary', href, keys, ...send }: ButtonProps) {
  const look =
    kind === 'quiet' ? 'mc-button-quiet' : kind === 'primary' ? 'govuk-button' : `govuk-button govuk-button--${kind}`;
  const content = (
    <>
      {children}
      {keys && (
        <span class="mc-button__keys" aria-hidden="true">
          <Kbd keys={keys} />
        </span>
      )}
    </>
  );
  if (href !== undefined) {
    return (
      <a class={look} href={href} draggable={false} data-keys={keys}>
        {content}
      </a>
    );
  }
  return (
    <button class={look} type="submit" data-keys={keys} {...send}>
      {content}
    </button>
  );
}

/** Buttons side by side; on a phone one under the other. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="govuk-button-group">{children}</div>;
}
