/** How long a store stays open to the clerk who opened it. No law sets it: it is the house's own, longer than an intake. */
export const openForMinutes = 60;

/** The instant (milliseconds) since which a consultation must have begun to be open now. */
export const openSince = (now: number): number => now - openForMinutes * 60_000;
