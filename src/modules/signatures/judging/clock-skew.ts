/** How far the clock of an authority may run ahead of ours, milliseconds. */
export const clockSkew = 5 * 60_000;
