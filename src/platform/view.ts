import type { ComponentChildren } from 'preact';

/** A page before it gets its frame. */
export interface View {
  readonly title: string;
  readonly audience: 'citizen' | 'officer';
  readonly body: ComponentChildren;
  readonly status?: number;
  /** The page asks the browser to load itself again after so many seconds, as a kiosk does. */
  readonly refreshAfter?: { readonly seconds: number; readonly href: string };
  /** Without menu and footer, for a kiosk. */
  readonly bare?: boolean;
}
