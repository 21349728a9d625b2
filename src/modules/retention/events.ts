import type { Fact } from '#platform/journal';

/** A list of dossiers was proposed to be destroyed. */
export type DestructionProposed = Fact<
  'retention.proposed',
  { readonly minutes: string; readonly dossiers: number; readonly codes: readonly string[] }
>;

export type DestructionSentBack = Fact<'retention.sent_back', { readonly words: string }>;

/** The head decided: the dossiers of the list are destroyed from now on. */
export type DestructionDecided = Fact<'retention.decided', { readonly decision: string; readonly dossiers: number }>;

/** Nothing of a list is left to do; `held` were kept, since something spoke against it in the last moment. */
export type DestructionCarriedOut = Fact<
  'retention.carried_out',
  { readonly destroyed: number; readonly held: number }
>;

export type DossierHeld = Fact<'retention.held', { readonly code: string; readonly reason: string }>;
export type HoldLifted = Fact<'retention.hold_lifted', Record<never, never>>;
