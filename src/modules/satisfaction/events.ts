import type { Fact } from '#platform/journal';

/** Somebody was given a way to rate a dossier. */
export type InvitedToRate = Fact<'satisfaction.invited', { readonly code: string; readonly way: 'counter' | 'letter' }>;

/** An answer came in. Which, and about which dossier, the journal does not say: it would tell who gave it. */
export type AnswerGiven = Fact<'satisfaction.answered', { readonly month: string }>;

export type FollowUpClosed = Fact<'satisfaction.follow_up_closed', { readonly words: string }>;
