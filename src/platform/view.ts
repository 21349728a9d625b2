import type { ComponentChildren } from 'preact';

/** A page before it gets its frame. */
export interface View {
  readonly title: string;
  readonly audience: 'citizen' | 'officer';
  readonly body: ComponentChildren;
  readonly status?: number;
  /** Where the screen goes when nobody has touched it for so many seconds, as at a kiosk. */
  readonly whenIdle?: { readonly seconds: number; readonly href: string };
  /** The page asks for itself anew after so many seconds, without a script; only for who chose so (WCAG 2.2.2). */
  readonly refreshAfter?: number;
  /** Until when an edition says what is true (milliseconds), where it tells of time. */
  readonly holdsUntil?: number;
  /** An address besides our own that scripts of this page may open a line to. */
  readonly connectsTo?: string;
  /** An origin besides our own to which forms of this page may lead. */
  readonly leadsTo?: string | undefined;
  /** Without menu and footer, for a kiosk. */
  readonly bare?: boolean;
}
