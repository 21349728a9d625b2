import type { TurnOptions } from '#platform/turns';

/** Turns for tests of other things: on a machine that is busy with more tests nobody is told to come again for that alone. */
export const unhurried: Partial<TurnOptions> = { load: () => 'calm', patience: 60_000 };
